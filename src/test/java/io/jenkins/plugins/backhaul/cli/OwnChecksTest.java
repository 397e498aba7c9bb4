package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project brings itself: programs that try a restored copy, and a watcher that is told of each backup. */
class OwnChecksTest {
    private static final String NAME = "cli own checks";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @TempDir
    private Path folder;

    @BeforeEach
    void createDatabase() throws IOException {
        server.createDatabase(NAME);
        server.sql(NAME, "CREATE TABLE wizard AS SELECT generate_series(1, 100) AS id");
        Path program = Files.writeString(folder.resolve("manage"), """
                #!/bin/sh
                echo "looking at $PGDATABASE"
                test "$(%s/psql -XAtc 'SELECT count(*) FROM wizard')" = "$1" || { echo "not $1 wizards" >&2; exit 4; }
                """.formatted(server.programs()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldRunAProgramAgainstTheCopyAndKeepWhatItSaid() throws Exception {
        configure("    checks: [ { name: managed, command: [./manage, 100], timeout: 5m } ]\n");
        run("backup");
        server.sql(NAME, "DELETE FROM wizard");
        Path page = folder.resolve("proof.html");

        Result proof = run("prove", "--report", page.toString());

        assertThat(proof.out()).contains("1 of 1 checks of the project passed");
        assertThat(Files.readString(page))
                .contains("<td>./manage 100</td><td>exit code 0</td><td>exit code 0:\nlooking at " + NAME + "_proof_");
    }

    @Test
    void shouldFailTheProofWhenTheProgramDoes() throws Exception {
        configure("    checks: [ { name: managed, command: [./manage, 101] }, { name: gone, command: [./gone] } ]\n");
        run("backup");

        Result proof = run("prove");

        assertThat(proof.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(proof.err())
                .contains("the check 'managed' expected exit code 0 and found exit code 4: not 101 wizards")
                .contains("the check 'gone' expected exit code 0 and found it failed: ./gone cannot be started");
        assertThat(server.sql("postgres", "SELECT datname FROM pg_database WHERE datname LIKE '" + NAME + "%'"))
                .isEqualTo(NAME + "\n");
    }

    @Test
    void shouldCallTheWatcherOfEachBackupAndOnlyNoteWhenItCannotBeCalled() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer watcher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        watcher.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        watcher.start();
        configure("ping: http://127.0.0.1:" + watcher.getAddress().getPort() + "/secret-id\n");
        assertThat(run("backup").err()).doesNotContain("note:");
        assertThat(calls).hasValue(1);
        watcher.stop(0);

        Result unwatched = run("backup");

        assertThat(unwatched.exitCode()).isZero();
        assertThat(unwatched.err())
                .contains("note: the backup was made, but 'ping' could not be called: 127.0.0.1 could not be reached")
                .doesNotContain("secret-id");
    }

    @Test
    void shouldNotCallTheWatcherWhenThereIsNoBackup() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer watcher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        watcher.createContext("/", exchange -> calls.incrementAndGet());
        watcher.start();
        configure("ping: http://127.0.0.1:" + watcher.getAddress().getPort() + "/secret-id\n");
        server.dropDatabases(NAME);

        assertThat(run("backup").exitCode()).isEqualTo(ExitCode.FAILED);

        watcher.stop(0);
        assertThat(calls).hasValue(0);
    }

    private void configure(String rest) throws IOException {
        Files.writeString(
                folder.resolve("backhaul.yml"),
                "project: wizards\nstore: \"file://" + folder + "/store\"\ndatabases:\n  default:\n    url: \""
                        + Cli.uri(NAME) + "\"\n" + rest);
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--config", folder.resolve("backhaul.yml").toString()))
                .toArray(String[]::new));
    }
}
