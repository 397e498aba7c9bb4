package io.jenkins.plugins.backhaul.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.directory.DirectoryStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeStoreTest {
    @Test
    void shouldLeaveNothing(@TempDir Path folder) throws Exception {
        try (ObjectStore store = DirectoryStore.open(folder)) {
            assertThat(new ProbeStore().run(store)).isEmpty();
            assertThat(store.list("")).isEmpty();
        }
    }
}
