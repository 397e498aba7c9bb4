package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tries everything that a backup needs, without making one: reads the store's list, begins an upload and aborts it, takes a
 * snapshot of each database and lets it go.
 */
public final class ExamineSetUp {
    private static final byte[] PROBE = "Backhaul was here\n".getBytes(StandardCharsets.US_ASCII);

    private final Clock clock;

    /** @param clock names the upload that is tried */
    public ExamineSetUp(Clock clock) {
        this.clock = clock;
    }

    /** Tries whether backups of that project can be read from the store and written to it; leaves nothing behind. */
    public List<Finding> store(ObjectStore store, Project project) {
        List<Finding> findings = new ArrayList<>();
        String subject = "store " + store.location();
        findings.add(attempt(subject + ", writing", () -> {
            try (Upload upload = store.startUpload(new BackupName(project, unused()).archive(), PROBE.length)) {
                upload.write(PROBE, 0, PROBE.length);
            }
            return "an upload was begun and taken back";
        }));
        findings.add(attempt(subject + ", reading", () -> {
            int backups = new Catalogue(store).list(project).size();
            return backups + " backup(s) of " + project;
        }));
        findings.add(attempt(subject + ", tidying up", () -> tidyingUp(store, project)));
        return findings;
    }

    /** A backup, or somebody else who tries the store, may have begun in this very second. */
    private Instant unused() {
        return clock.instant().plusSeconds(ThreadLocalRandom.current().nextInt(60, 3600));
    }

    private static String tidyingUp(ObjectStore store, Project project) {
        try {
            store.sweepUnfinished(project.folder(), Instant.EPOCH);
            return "what a killed backup may leave can be found and removed";
        } catch (StorageException e) {
            return "not allowed, which harms no backup; let a lifecycle rule of the bucket end unfinished uploads ("
                    + e.getMessage() + ")";
        }
    }

    /** Tries whether a database can be dumped. */
    public Finding database(Source source) {
        return attempt("database " + source.name() + " (" + source.database().describe() + ")", () -> {
            try (Dump dump = source.database().openDump(source.format())) {
                DatabaseFacts facts = dump.facts();
                return facts.kind() + " " + facts.serverVersion() + ", "
                        + dump.outline(Fingerprint.Depth.ROWS).tables().size() + " tables, "
                        + facts.sizeInBytes() / 1_000_000 + " MB on its disk";
            }
        });
    }

    private static Finding attempt(String subject, Attempt attempt) {
        try {
            return new Finding(subject, true, attempt.run());
        } catch (IOException e) {
            return new Finding(subject, false, e.getMessage());
        }
    }

    private interface Attempt {
        String run() throws IOException;
    }
}
