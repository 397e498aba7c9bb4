package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.OwnProgram;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProgramTest {
    private final PrivatePostgres server = PrivatePostgres.shared();
    private final PostgresConnection connection = new PostgresConnection(
            "127.0.0.1",
            String.valueOf(server.port()),
            PrivatePostgres.USER,
            Optional.of(PrivatePostgres.PASSWORD),
            "template1",
            Map.of("application_name", "a check", "connect_timeout", "7"));

    @TempDir
    private Path folder;

    @Test
    void shouldBeLedToTheDatabaseAndRunInTheProjectsFolder() throws Exception {
        String psql = server.programs().resolve("psql").toString();
        Files.writeString(
                folder.resolve("question.sql"), "SELECT current_database(), current_setting('application_name')");

        OwnProgram.End end = run(psql, "-XAtf", "question.sql");

        assertThat(end).isEqualTo(new OwnProgram.End(true, "exit code 0", "template1|a check"));
    }

    /** As if on this machine were a container. */
    @Test
    void shouldBeLedToTheDatabaseFromElsewhere() throws Exception {
        PostgresConnection there = new PostgresConnection(
                "", "", PrivatePostgres.USER, Optional.empty(), "template1", Map.of("application_name", "a check"));
        OwnProgram.Elsewhere elsewhere =
                new OwnProgram.Elsewhere(tool -> tool.with("WHERE", "elsewhere"), "db", Optional.of("p@ss word"));
        OwnProgram program = new OwnProgram(
                List.of(
                        "sh",
                        "-c",
                        "echo $WHERE $PGHOST $PGUSER $PGDATABASE $PGAPPNAME ${#PGPASSWORD} ${#DATABASE_URL}"),
                folder,
                Duration.ofMinutes(1),
                Optional.of(elsewhere));
        LocalPrograms programs = new LocalPrograms();
        Toolbox toolbox = new Toolbox(programs, PostgresTools.elsewhere(tool -> tool));

        assertThat(toolbox.run(program, there).said())
                .isEqualTo("elsewhere db postgres template1 a check 9 "
                        + "postgresql://postgres:p%40ss%20word@db/template1".length());
        assertThat(elsewhere).hasToString("Elsewhere[db]");
    }

    @Test
    void shouldTellHowItFailedAndKeepThePasswordToItself() throws Exception {
        OwnProgram.End end = run("sh", "-c", "echo \"I know $PGPASSWORD\"; echo \"and tell $PGPASSWORD\" >&2; exit 3");

        assertThat(end).isEqualTo(new OwnProgram.End(false, "exit code 3", "I know ***\nand tell ***"));
    }

    @Test
    void shouldKeepOnlyTheLastOfWhatItPrints() throws Exception {
        OwnProgram.End end = run("sh", "-c", "yes | head -c 3000000; echo the end");

        assertThat(end.passed()).isTrue();
        assertThat(end.said()).endsWith("y\nthe end").hasSizeLessThanOrEqualTo(OwnProgram.End.LONGEST);
    }

    @Test
    void shouldKillWhatTakesTooLongWithItsChildren() throws Exception {
        Path pid = folder.resolve("pid");
        String script = "sleep 100 & echo $! > '" + pid + "'; echo waiting; wait";
        OwnProgram program = new OwnProgram(List.of("sh", "-c", script), folder, Duration.ofSeconds(2));

        OwnProgram.End end = new ProgramRun(new LocalPrograms(), program, connection).run();

        assertThat(end).isEqualTo(new OwnProgram.End(false, "no end within 2 s, so it was killed", "waiting"));
        // A zombie, which somebody else has to reap, has no command line any more.
        Path child = Path.of("/proc", Files.readString(pid).strip(), "cmdline");
        for (int i = 0;
                i < 100 && Files.exists(child) && !Files.readString(child).isEmpty();
                i++) {
            Thread.sleep(50);
        }
        assertThat(!Files.exists(child) || Files.readString(child).isEmpty()).isTrue();
    }

    @Test
    void shouldSayThatItIsNotInstalled() {
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> run("no-such-program"))
                .withMessage("no-such-program cannot be started: it is not installed, or not on the PATH");
    }

    @Test
    void shouldRefuseADatabaseThatOnlyItsContainerReaches() {
        Toolbox inside = new Toolbox(new LocalPrograms(), PostgresTools.elsewhere(tool -> tool));

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> inside.run(
                        new OwnProgram(List.of("true"), folder, Duration.ofMinutes(1)),
                        PostgresConnection.here("postgres", "wizards")))
                .withMessage("A program of this machine cannot reach wizards on the local server inside its container."
                        + " Restore on a server that can be reached");
    }

    private OwnProgram.End run(String... command) throws Exception {
        OwnProgram program = new OwnProgram(List.of(command), folder, Duration.ofMinutes(1));
        return new ProgramRun(new LocalPrograms(), program, connection).run();
    }
}
