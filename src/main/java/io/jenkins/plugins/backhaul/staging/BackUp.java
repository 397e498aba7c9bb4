package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.BackUpDatabases;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.BackupRequest;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.backup.Source;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import io.jenkins.plugins.backhaul.site.Site;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backs up an environment, and looks whether the backup is in the store and counts. */
final class BackUp implements Phase {
    /** The phase that backs up what is replaced. */
    static final String TARGET = "backup";

    /** The phase that backs up what is copied. */
    static final String SOURCE = "fresh backup";

    /** The fact that names the backup. */
    static final String NAME = "backup";

    private final Surroundings surroundings;
    private final String environment;
    private final String name;

    /** @param name {@link #TARGET} or {@link #SOURCE} */
    BackUp(Surroundings surroundings, String environment, String name) {
        this.surroundings = surroundings;
        this.environment = environment;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String intent() {
        return "back up " + environment + " to " + surroundings.store().location();
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException, InterruptedException {
        Site site = surroundings.site();
        List<Source> sources = new ArrayList<>();
        for (Source each : site.sources(environment)) {
            if (each.database().exists()) {
                sources.add(each);
            }
        }
        if (sources.isEmpty()) {
            return Made.of(environment + " has no database yet, so there was nothing to back up");
        }
        Sidecar made = new BackUpDatabases(surroundings.store(), progress, surroundings.clock())
                .run(new BackupRequest(
                        site.project(), sources, site.origin(environment), LrzipWriteOptions.defaults()));
        String backup = made.archive().name();
        Backup listed = new Catalogue(surroundings.store()).find(site.project(), backup);
        if (new Catalogue(surroundings.store()).sidecar(listed).isEmpty()) {
            throw new StorageException("The backup " + backup + " was stored, but is not complete in the store");
        }
        return new Made(
                Map.of(NAME, backup),
                List.of(environment + " is backed up as " + backup + ", "
                        + Amount.count(made.manifest().rows(), "row") + " in "
                        + Amount.bytes(made.archive().size())));
    }

    @Override
    public Optional<String> doubt(Made made) throws IOException {
        Optional<String> backup = made.fact(NAME);
        boolean there = backup.isEmpty()
                || new Catalogue(surroundings.store())
                        .list(surroundings.site().project()).stream()
                                .anyMatch(each ->
                                        each.name().equals(backup.get()) && each.status() == Backup.Status.COMPLETE);
        return there ? Optional.empty() : Optional.of("the backup " + backup.get() + " is no longer in the store");
    }
}
