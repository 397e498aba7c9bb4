package io.jenkins.plugins.backhaul.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.directory.DirectoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamineSetUpTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindAStoreReadyInTheSecondOfABackup() throws Exception {
        Instant now = Instant.parse("2026-11-20T03:15:00Z");
        Project project = new Project("wizards");
        try (ObjectStore store = DirectoryStore.open(folder.resolve("store"))) {
            store.create(new BackupName(project, now).archive(), new byte[1], "application/x-lrzip");

            assertThat(new ExamineSetUp(Clock.fixed(now, ZoneOffset.UTC)).store(store, project))
                    .allMatch(Finding::good);
            assertThat(store.list("")).hasSize(1);
        }
    }
}
