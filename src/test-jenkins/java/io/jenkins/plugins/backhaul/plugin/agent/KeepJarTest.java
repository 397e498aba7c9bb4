package io.jenkins.plugins.backhaul.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepJarTest {
    @TempDir
    private Path cache;

    @Test
    void shouldTakeJarThatArrivedWhole() throws Exception {
        String hash = hash("a jar");
        Files.writeString(cache.resolve("arriving"), "a jar");

        new KeepJar("arriving", hash).invoke(cache.toFile(), null);

        String jar = new InspectHost(hash).invoke(cache.toFile(), null).jar();
        assertThat(Path.of(jar)).hasContent("a jar");
        assertThat(cache.resolve("arriving")).doesNotExist();
    }

    @Test
    void shouldRefuseJarThatDidNot() throws Exception {
        Files.writeString(cache.resolve("arriving"), "half");

        assertThatThrownBy(() -> new KeepJar("arriving", hash("a jar")).invoke(cache.toFile(), null))
                .hasMessageContaining("did not arrive whole");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void shouldNotStartJarThatWasChanged() throws Exception {
        String hash = hash("a jar");
        Files.writeString(cache.resolve("arriving"), "a jar");
        new KeepJar("arriving", hash).invoke(cache.toFile(), null);
        Files.writeString(AgentJar.in(cache.toFile(), hash), "another");

        assertThat(new InspectHost(hash).invoke(cache.toFile(), null).jar()).isEmpty();
    }

    @Test
    void shouldRemoveWhatOthersLeftLongAgo() throws Exception {
        Path old = Files.writeString(cache.resolve("old.jar"), "a former version");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        Path running = Files.writeString(cache.resolve("running.jar"), "perhaps at work");
        Files.writeString(cache.resolve("arriving"), "a jar");

        new KeepJar("arriving", hash("a jar")).invoke(cache.toFile(), null);

        assertThat(old).doesNotExist();
        assertThat(running).exists();
    }

    private static String hash(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
