package io.jenkins.plugins.backhaul.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The codec as a filter, against the native program. */
class LrzipCommandsTest {
    @TempDir
    private Path folder;

    private byte[] content;

    @BeforeEach
    void writeContent() throws Exception {
        content = "all work and no play makes jack a dull boy\n".repeat(50_000).getBytes(UTF_8);
        Files.write(folder.resolve("plain"), content);
    }

    @Test
    void shouldWriteWhatTheNativeProgramReads() throws Exception {
        backhaul("lrzip", "plain", "ours.lrz");
        run("lrzip", "-q", "-t", "ours.lrz");
        run("lrzip", "-q", "-d", "-o", "back", "ours.lrz");

        assertThat(folder.resolve("back")).hasBinaryContent(content);
    }

    @Test
    void shouldReadWhatTheNativeProgramWrites() throws Exception {
        run("lrzip", "-q", "-o", "native.lrz", "plain");
        backhaul("lrunzip", "native.lrz", "back");

        assertThat(folder.resolve("back")).hasBinaryContent(content);
    }

    @Test
    void shouldSayWhenLittleMemoryNeedsATemporaryFile() throws Exception {
        Files.write(
                folder.resolve("plain"), Collections.nCopies(1_000_000, "all work and no play makes jack a dull boy"));
        run("lrzip", "-q", "-o", "native.lrz", "plain");
        backhaul("-Xmx48m", "lrunzip", "native.lrz", "back");

        assertThat(folder.resolve("back")).hasSameBinaryContentAs(folder.resolve("plain"));
        assertThat(folder.resolve("errors"))
                .content()
                .matches("backhaul: \\d+ bytes of memory do not hold a chunk of this archive;"
                        + " a temporary file in \\S+ does\\.\n");
    }

    private void backhaul(String command, String input, String output) throws Exception {
        backhaul("-Xmx256m", command, input, output);
    }

    private void backhaul(String memory, String command, String input, String output) throws Exception {
        run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        memory,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        command),
                folder.resolve(input).toFile(),
                folder.resolve(output).toFile());
    }

    private void run(String... command) throws Exception {
        run(List.of(command), new File("/dev/null"), folder.resolve("said").toFile());
    }

    private void run(List<String> command, File input, File output) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(input)
                .redirectOutput(output)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
    }
}
