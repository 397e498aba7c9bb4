package io.jenkins.plugins.backhaul.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.process.ProgramException;
import java.util.List;
import java.util.Map;

/**
 * The private Docker engine of {@code bin/docker-for-tests}, started by the first test that asks for it; it ends with this
 * JVM. Where it cannot be started, the tests that need it are skipped, with the reason.
 */
public final class DockerEngine {
    private static final String START = "variables=$(bin/docker-for-tests start --prepared --for \"$1\");"
            + " eval \"$variables\"; printf '%s\\n%s\\n' \"$DOCKER_HOST\" \"$DOCKER_CONFIG\"";

    private static DockerEngine engine;
    private static String reason;

    private final String host;
    private final String configuration;

    private DockerEngine(String host, String configuration) {
        this.host = host;
        this.configuration = configuration;
    }

    /** The engine, running. Aborts the test when there is none. */
    public static synchronized DockerEngine forTests() {
        if (engine == null && reason == null) {
            start();
        }
        return engine == null ? abort("No Docker engine for the tests: " + reason) : engine;
    }

    private static void start() {
        String self = String.valueOf(ProcessHandle.current().pid());
        try {
            List<String> printed = new LocalPrograms()
                    .output(Invocation.of("bash", "-e", "-c", START, "docker-for-tests", self))
                    .lines()
                    .toList();
            engine = new DockerEngine(printed.get(0), printed.get(1));
        } catch (ProgramException e) {
            reason = e.getMessage();
        }
    }

    /** What leads {@code docker} and both generations of Compose to this engine. */
    public Map<String, String> environment() {
        return Map.of("DOCKER_HOST", host, "DOCKER_CONFIG", configuration);
    }

    /** What leads there a {@code docker} that has no Compose plugin of its own. */
    Map<String, String> environmentWithoutPlugins() {
        return Map.of("DOCKER_HOST", host, "DOCKER_CONFIG", "/nonexistent");
    }
}
