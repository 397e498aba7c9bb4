package io.jenkins.plugins.backhaul.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.agent.folder.WorkFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeginWorkTest {
    private static final byte[] ORDER = {'{', '}'};

    @TempDir
    private Path above;

    @Test
    void shouldSweepOnlyWhatNobodyCameBackFor() throws Exception {
        Path old = above.resolve("backhaul-old");
        Path recent = above.resolve("backhaul-recent");
        Path foreign = Files.createDirectory(above.resolve("durable-1"));
        WorkFolder.create(old, ORDER);
        WorkFolder.create(recent, ORDER);
        age(old, Duration.ofDays(8));
        age(recent, Duration.ofDays(6));
        age(foreign, Duration.ofDays(99));

        new BeginWork(ORDER, new Host("java", "agent.jar", true))
                .invoke(above.resolve("backhaul-new").toFile(), null);

        assertThat(above.resolve("backhaul-new")).isDirectory();
        assertThat(old).doesNotExist();
        assertThat(recent).isDirectory();
        assertThat(foreign).isDirectory();
    }

    private static void age(Path folder, Duration age) throws Exception {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
    }
}
