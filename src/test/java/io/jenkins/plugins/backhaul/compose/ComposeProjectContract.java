package io.jenkins.plugins.backhaul.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.process.RunningProgram;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What holds on a real engine, by either generation of Compose. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ComposeProjectContract {
    private final Generation generation;
    private final Programs programs = new LocalPrograms();
    private final String typed;
    private ComposeForTests site;
    private ComposeProject project;

    ComposeProjectContract(Generation generation) {
        this.generation = generation;
        this.typed = generation.typed();
    }

    /** Once for all tests, but before each, as a test that is skipped here is counted; a class would not be. */
    @BeforeEach
    void takeUp() throws IOException {
        if (site != null) {
            return;
        }
        site = ComposeForTests.up(generation);
        project = ComposeProject.open(programs, settings());
    }

    @AfterAll
    void takeDown() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    private ComposeSettings settings() {
        return ComposeSettings.in(site.folder()).withEnvironment(site.environment());
    }

    @Test
    void shouldListServices() throws Exception {
        assertThat(project.services()).containsExactly("cache", "db", "migrate", "web");
        assertThat(project.runningServices()).containsExactly("cache", "db", "web");
    }

    @Test
    void shouldAskTheDatabaseInsideItsService() throws Exception {
        Invocation psql = Invocation.of("psql", "-XAt", "-U", "postgres", "-c", "select 'Zoë'", "wizards");

        assertThat(programs.output(project.inService("db").apply(psql))).isEqualTo("Zoë\n");
    }

    @Test
    void shouldCarryEveryByteBothWays() throws Exception {
        byte[] bytes = new byte[8 << 20];
        new Random(7).nextBytes(bytes);

        try (RunningProgram cat = programs.start(project.inService("db").apply(Invocation.of("cat")))) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(cat, bytes));
            assertThat(cat.output().readAllBytes()).isEqualTo(bytes);
            writing.join();
            cat.await();
        }
    }

    private static void write(RunningProgram program, byte[] bytes) {
        try (var input = program.input()) {
            input.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldPassSecretsButNotAsArguments() throws Exception {
        Invocation tool = Invocation.of("sh", "-c", "printf %s \"$PGPASSWORD\"")
                .withSecret("PGPASSWORD", "s3cret with 'quotes' = $x");

        Invocation inside = project.inService("web").apply(tool);

        assertThat(programs.output(inside)).isEqualTo("s3cret with 'quotes' = $x");
        assertThat(inside.command()).containsSequence("-e", "PGPASSWORD").noneMatch(word -> word.contains("s3cret"));
        assertThat(inside.environment().toString() + inside).doesNotContain("s3cret");
    }

    @Test
    void shouldPassVariablesToTheToolOnly() throws Exception {
        Invocation tool = Invocation.of("/bin/sh", "-c", "printf '%s|%s' \"$DOCKER_HOST\" \"$PGOPTIONS\"")
                .with("DOCKER_HOST", "unix:///nowhere")
                .with("PGOPTIONS", "-c a=b -c c='d e'");

        assertThat(programs.output(project.inService("web").apply(tool)))
                .isEqualTo("unix:///nowhere|-c a=b -c c='d e'");
    }

    @Test
    void shouldKeepTheToolsExitCodeAndWords() throws Exception {
        UnaryOperator<Invocation> inside = project.inService("db");

        assertThatThrownBy(() -> programs.output(inside.apply(Invocation.of("sh", "-c", "echo bad luck >&2; exit 7"))))
                .isInstanceOfSatisfying(
                        ProgramException.class, e -> assertThat(e.exitCode()).isEqualTo(7))
                .hasMessageContaining("bad luck");
    }

    @Test
    void shouldSayThatAServiceIsUnknown() {
        assertThatThrownBy(() -> project.inService("dbb"))
                .hasMessage("The Compose project in " + site.folder()
                        + " has no service dbb; it has cache, db, migrate, web");
    }

    @Test
    void shouldSayThatAServiceHasEnded() {
        assertThatThrownBy(() -> project.inService("migrate"))
                .hasMessage("The service migrate of the Compose project in " + site.folder()
                        + " is exited and cannot be used; start it with: " + typed + " up -d migrate");
    }

    @Test
    void shouldSayThatAServiceIsPaused() throws Exception {
        site.compose("pause", "web");
        try {
            assertThatThrownBy(() -> project.inService("web")).hasMessageContaining(" is paused and cannot be used;");
        } finally {
            site.compose("unpause", "web");
        }
    }

    @Test
    void shouldSayThatAServiceWasNeverCreated() throws Exception {
        ComposeProject other = ComposeProject.open(programs, settings().named(new ProjectName("never-up")));

        assertThat(other.runningServices()).isEmpty();
        assertThatThrownBy(() -> other.inService("db"))
                .hasMessage("The service db of the Compose project never-up in " + site.folder()
                        + " has no container and cannot be used; start it with: " + typed + " up -d db");
    }

    @Test
    void shouldReadTheFilesThatAreNamed() throws Exception {
        Files.writeString(
                site.folder().resolve("other.yml"),
                "services:\n  queue:\n    image: ${QUEUE_IMAGE:?is the image of the queue}\n");
        ComposeSettings others = settings().withFiles(List.of("docker-compose.yml", "other.yml"));

        assertThatThrownBy(() -> ComposeProject.open(programs, others).services())
                .hasMessageContaining(typed + " config failed for the Compose project in " + site.folder())
                .hasMessageContaining("is the image of the queue");
    }

    @Test
    void shouldFindTheProjectThroughASymbolicLink(@TempDir Path temp) throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("current"), site.folder());
        Path named = Files.createSymbolicLink(temp.resolve(site.folder().getFileName()), site.folder());

        ComposeSettings typedThere = ComposeSettings.in(named).withEnvironment(site.environment());
        assertThat(ComposeProject.open(programs, typedThere).runningServices()).contains("db");
        ComposeSettings elsewhere = ComposeSettings.in(link).withEnvironment(site.environment());
        assertThat(ComposeProject.open(programs, elsewhere).runningServices()).isEqualTo(runningBehind(link));

        Files.delete(link);
        Files.delete(named);
    }

    private List<String> runningBehind(Path link) throws ProgramException {
        String shell = "cd '" + link + "' && " + typed + " ps -q";
        Invocation asked = Invocation.of("sh", "-c", shell);
        for (var variable : site.environment().entrySet()) {
            asked = asked.with(variable.getKey(), variable.getValue());
        }
        return programs.output(asked).isBlank() ? List.of() : List.of("cache", "db", "web");
    }
}
