package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.BackUpDatabases;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.BackupRequest;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.backup.ChooseBackup;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import io.jenkins.plugins.backhaul.restore.RefusedException;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import io.jenkins.plugins.backhaul.site.RestoreTargets;
import io.jenkins.plugins.backhaul.site.Scrubbing.Choice;
import io.jenkins.plugins.backhaul.site.Site;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Restores another environment's newest good backup into a developer's databases. */
record PulledData(Wiring wiring, OutputOptions output, Choice scrub) {
    /**
     * Restores all databases.
     *
     * @param fresh whether that backup is made now
     * @param restored gets what came of each
     */
    void run(String from, String into, boolean fresh, Consumer<RestoreReport> restored) throws Exception {
        Site site = wiring.site();
        try (ObjectStore store = fresh ? wiring.openStoreToWrite() : wiring.openStore()) {
            Backup backup = fresh ? backUp(store, from, into) : newest(store, from, into);
            RestoreTargets targets = new RestoreTargets(site, false);
            for (String label : site.databases(into).keySet()) {
                RestoreOrder order = new RestoreOrder(into, label, "", scrub, false, false);
                restored.accept(new RestoreRun(wiring, output).run(store, backup, targets, order));
            }
        }
    }

    private Backup backUp(ObjectStore store, String from, String into) throws Exception {
        Site site = wiring.site();
        if (!Collections.disjoint(identities(from), identities(into))) {
            throw new RefusedException("From here, the database of " + from + " is the same as that of " + into
                    + ", as where it runs another one bears its name. Run 'backhaul backup --environment " + from
                    + "' there, and pull without --fresh");
        }
        output.announce("Backing up " + from + " to " + store.location());
        BackupRequest request =
                new BackupRequest(site.project(), site.sources(from), site.origin(from), LrzipWriteOptions.defaults());
        Sidecar made = output.showing(progress -> new BackUpDatabases(store, progress, Clock.systemUTC()).run(request));
        return new Catalogue(store).find(site.project(), made.archive().name());
    }

    /** A backup that does not say where it is from is not taken for the other environment's when it is our own. */
    private Backup newest(ObjectStore store, String from, String into) throws IOException {
        Site site = wiring.site();
        return new ChooseBackup(new Catalogue(store), site.project())
                .run(from, Set.of(), identities(into))
                .map(ChooseBackup.Chosen::backup)
                .orElseThrow(() -> new IOException("There is no good backup of " + from + " in " + store.location()
                        + ". Make one where it runs, with 'backhaul backup --environment " + from
                        + "', or if its database can be reached from here, add --fresh"));
    }

    private Set<String> identities(String into) throws IOException {
        Set<String> identities = new HashSet<>();
        for (String label : wiring.site().databases(into).keySet()) {
            Database database = wiring.site().databaseNamed(into, label);
            if (database.exists()) {
                identities.add(database.inspect().identity());
            }
        }
        return identities;
    }
}
