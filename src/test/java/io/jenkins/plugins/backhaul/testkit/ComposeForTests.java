package io.jenkins.plugins.backhaul.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.process.ProgramException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sample project {@code compose/site}, up on the {@link DockerEngine} of the tests: {@code db} (PostgreSQL, ready, with
 * a database {@code wizards}), {@code cache}, {@code web} and {@code migrate}, which has ended. Closing takes it down.
 */
public final class ComposeForTests implements AutoCloseable {
    /** Which Compose the project is driven by. */
    public enum Generation {
        /** {@code docker-compose}, in Python. */
        V1("docker-compose"),
        /** {@code docker compose}, the plugin. */
        V2("docker compose");

        private final String typed;

        Generation(String typed) {
            this.typed = typed;
        }

        /** How a person calls it. */
        public String typed() {
            return typed;
        }

        private List<String> command() {
            return List.of(typed.split(" "));
        }
    }

    private final LocalPrograms programs = new LocalPrograms();
    private final Generation generation;
    private final Map<String, String> environment;
    private final Path folder;

    private ComposeForTests(Generation generation, Map<String, String> environment, Path folder) {
        this.generation = generation;
        this.environment = environment;
        this.folder = folder;
    }

    /** Takes a copy of the sample project up. Aborts the test when there is no engine, or no Compose of that generation. */
    public static ComposeForTests up(Generation generation) throws IOException {
        Map<String, String> environment = environmentOf(generation);
        Path folder = Files.createTempDirectory("Backhaul.Site-");
        Files.copy(Path.of("src/test/resources/compose/site/docker-compose.yml"), folder.resolve("docker-compose.yml"));
        ComposeForTests project = new ComposeForTests(generation, environment, folder);
        project.compose("up", "-d");
        project.awaitDatabase();
        return project;
    }

    /** What leads {@code docker} and one generation of Compose to the engine. Aborts the test as {@link #up} does. */
    public static Map<String, String> environmentOf(Generation generation) {
        DockerEngine engine = DockerEngine.forTests();
        Map<String, String> environment =
                generation == Generation.V1 ? engine.environmentWithoutPlugins() : engine.environment();
        checkGeneration(generation, environment);
        return environment;
    }

    private static void checkGeneration(Generation generation, Map<String, String> environment) {
        if (generation == Generation.V1) {
            boolean plugin = isRunnable(Generation.V2, environment);
            assumeTrue(!plugin, "Compose v1 cannot be chosen: this machine's docker has the plugin built in");
        }
        assumeTrue(isRunnable(generation, environment), "Compose " + generation + " is not installed");
    }

    private static boolean isRunnable(Generation generation, Map<String, String> environment) {
        List<String> version = new ArrayList<>(generation.command());
        version.addAll(List.of("version", "--short"));
        try {
            new LocalPrograms().output(new Invocation(version, environment, Map.of(), Optional.empty()));
            return true;
        } catch (ProgramException e) {
            return false;
        }
    }

    private void awaitDatabase() throws IOException {
        compose("exec", "-T", "db", "sh", "-c", "until pg_isready -q -h 127.0.0.1; do sleep 0.1; done");
    }

    /** Where its {@code docker-compose.yml} is; the folder's name has capitals and a dot. */
    public Path folder() {
        return folder;
    }

    /** What leads {@code docker} and this generation of Compose, and no other, to the engine. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Runs Compose as a person would in the project's folder, and returns what it printed. */
    public String compose(String... words) throws ProgramException {
        return run(generation.command(), words);
    }

    /** Runs {@code docker} and returns what it printed. */
    public String docker(String... words) throws ProgramException {
        return run(List.of("docker"), words);
    }

    private String run(List<String> program, String... words) throws ProgramException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(words));
        return programs.output(new Invocation(command, environment, Map.of(), Optional.of(folder)));
    }

    /** Removes its containers, network and folder. */
    @Override
    public void close() throws IOException {
        compose("down", "-t", "0", "-v");
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(ComposeForTests::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
