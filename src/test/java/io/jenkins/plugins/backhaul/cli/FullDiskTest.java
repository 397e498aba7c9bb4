package io.jenkins.plugins.backhaul.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scratch databases are made on a file system that is really full; only root can mount one. */
class FullDiskTest {
    private static final String NAME = "cli full disk";
    private static final String SIZE = "16m";

    private PrivatePostgres server;

    private Path small;

    @TempDir
    private Path folder;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "Only root can mount a small file system");
        small = Files.createTempDirectory("backhaul-small-");
        Files.setPosixFilePermissions(small, PosixFilePermissions.fromString("rwxr-xr-x"));
        boolean mounted = execute("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", small.toString());
        assumeTrue(mounted, "This machine lets even root mount nothing");
        assertThat(execute("chown", "postgres", small.toString())).isTrue();
        server = PrivatePostgres.start();
        server.sql("postgres", "CREATE TABLESPACE \"cli small\" LOCATION '" + small + "'");
        server.sql("postgres", "CREATE DATABASE \"cli small\" TEMPLATE template0 TABLESPACE \"cli small\"");
        server.createDatabase(NAME);
        server.sql(NAME, "CREATE TABLE wizard AS SELECT i, repeat(md5(i::text), 10) FROM generate_series(1, 60000) i");
        Files.writeString(
                folder.resolve("backhaul.yml"),
                "project: wizards\nstore: \"file://" + folder
                        + "/store\"\ndatabases: { default: { template: \"cli small\"," + " url: \"" + uri()
                        + "\" } }\n");
    }

    @AfterEach
    void unmount() throws Exception {
        if (server != null) {
            server.close();
        }
        if (small != null) {
            execute("umount", small.toString());
            Files.delete(small);
        }
    }

    @Test
    void shouldHoldNothingAgainstABackupThatTheScratchServerHasNoRoomFor() throws Exception {
        assertThat(run("backup").exitCode()).isZero();

        Result proof = run("prove");

        assertThat(proof.exitCode()).isEqualTo(ExitCode.FAILED);
        // A server whose disk is full cannot even drop a database; the next proof can.
        assertThat(proof.err())
                .contains(
                        "was not tried to its end, as the server that it was restored on could not hold it: The server of ")
                .contains("has no disk or no memory left", "No space left on device");
        assertThat(run("list").out()).containsPattern("(?m) - +complete$");
        assertThat(execute("mount", "-o", "remount,size=128m", small.toString()))
                .isTrue();

        Result again = run("prove");

        assertThat(again.out()).as(again.err()).contains("Proven: wizards/");
        assertThat(server.sql("postgres", "SELECT datname FROM pg_database WHERE datname LIKE '" + NAME + "%'"))
                .isEqualTo(NAME + "\n");
    }

    @Test
    void shouldLeaveTheLiveDatabaseAsItWasWhenARestoreHasNoRoom() {
        assertThat(run("backup").exitCode()).isZero();
        server.sql(NAME, "CREATE TABLE live AS SELECT 1 AS x");

        Result restore = run("restore", "latest", "--into", NAME, "--confirm", NAME);

        assertThat(restore.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(restore.err()).contains("No space left on device");
        assertThat(server.sql(NAME, "SELECT x FROM live")).isEqualTo("1\n");
    }

    private String uri() {
        return "postgresql://postgres@/cli%20full%20disk?host=" + server.socketFolder() + "&port=" + server.port();
    }

    private static boolean execute(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        System.out.print(said);
        return process.waitFor() == 0;
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--config", folder.resolve("backhaul.yml").toString()))
                .toArray(String[]::new));
    }
}
