package io.jenkins.plugins.backhaul.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What holds on a real engine, by either generation of Compose. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class StoppedServicesContract {
    private final Generation generation;
    private ComposeForTests site;
    private ComposeProject project;
    /** Container names by service. */
    private Map<String, String> containers;

    StoppedServicesContract(Generation generation) {
        this.generation = generation;
    }

    @AfterAll
    void takeDown() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    /** Taken up once for all tests, but here, as a test that is skipped is counted; a class would not be. */
    @BeforeEach
    void startServices() throws IOException {
        if (site == null) {
            takeUp();
        }
        site.docker("start", containers.get("db"), containers.get("cache"), containers.get("web"));
    }

    private void takeUp() throws IOException {
        site = ComposeForTests.up(generation);
        project = ComposeProject.open(
                new LocalPrograms(), ComposeSettings.in(site.folder()).withEnvironment(site.environment()));
        containers = site.docker("ps", "-a", "--format", "{{.Label \"com.docker.compose.service\"}} {{.Names}}")
                .lines()
                .map(line -> line.split(" ", 2))
                .filter(line ->
                        line[1].startsWith(ProjectName.ofFolder(site.folder()).value()))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    @Test
    void shouldStopAllButTheDatabaseAndStartThemAgain() throws Exception {
        String databaseSince = startedAt("db");
        String migratedAt = startedAt("migrate");

        try (StoppedServices stopped = project.runningBut("db").stop()) {
            assertThat(stopped.services()).containsExactly("cache", "web");
            assertThat(project.runningServices()).containsExactly("db");
        }

        assertThat(project.runningServices()).containsExactly("cache", "db", "web");
        assertThat(startedAt("db")).isEqualTo(databaseSince);
        assertThat(startedAt("migrate")).isEqualTo(migratedAt);
    }

    @Test
    void shouldNotStartWhatDidNotRunBeforeThoughOthersDependOnIt() throws Exception {
        site.docker("stop", containers.get("cache"));

        try (StoppedServices stopped = project.runningBut("db").stop()) {
            assertThat(stopped.services()).containsExactly("web");
        }

        assertThat(project.runningServices()).containsExactly("db", "web");
    }

    @Test
    void shouldStartAgainWhenTheWorkBetweenFails() {
        assertThatThrownBy(() -> {
                    try (StoppedServices stopped = project.runningBut("db").stop()) {
                        throw new IllegalStateException("the restore failed while stopped: " + stopped.services());
                    }
                })
                .hasMessage("the restore failed while stopped: [cache, web]");

        assertThat(running()).containsExactly("cache", "db", "web");
    }

    @Test
    void shouldStartAgainThoughTheThreadWasInterrupted() throws Exception {
        StoppedServices stopped = project.runningBut("db").stop();
        Thread.currentThread().interrupt();

        stopped.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(running()).containsExactly("cache", "db", "web");
    }

    @Test
    void shouldStopNothingWhenTheServiceToKeepIsUnknown() {
        assertThatThrownBy(() -> project.runningBut("database").stop())
                .hasMessage("The Compose project in " + site.folder()
                        + " has no service database; it has cache, db, migrate, web");

        assertThat(running()).containsExactly("cache", "db", "web");
    }

    @Test
    void shouldNotStumbleOverAServiceThatLeftTheFiles() throws Exception {
        Files.writeString(
                site.folder().resolve("left.yml"),
                "version: '3.7'\nservices: {left: {image: backhaul-for-tests, entrypoint: [sleep, '99'], init: true}}");
        site.compose("-f", "docker-compose.yml", "-f", "left.yml", "up", "-d", "left");
        List<String> before = project.runningServices();

        try (StoppedServices stopped = project.runningBut("db").stop()) {
            assertThat(stopped.services()).contains("cache", "web");
            assertThat(project.runningServices()).containsExactly("db");
        }

        assertThat(project.runningServices()).isEqualTo(before);
        site.compose("-f", "docker-compose.yml", "-f", "left.yml", "rm", "--force", "--stop", "left");
    }

    @Test
    void shouldHaveNothingToStartWhenNothingElseRan() throws Exception {
        try (StoppedServices stopped =
                project.runningBut("db", "cache", "web", "migrate").stop()) {
            assertThat(stopped.services()).isEmpty();
            assertThat(project.runningServices()).containsExactly("cache", "db", "web");
        }
    }

    @Test
    void shouldStartTheOthersAndNameTheOneThatIsGone() throws Exception {
        StoppedServices stopped = project.runningBut("db").stop();
        String gone = containers.get("cache");
        site.docker("rename", gone, "elsewhere");
        try {
            assertThatThrownBy(stopped::close)
                    .hasMessageStartingWith("Not every service of the Compose project in " + site.folder()
                            + " could be started again; do it by hand with: docker start " + gone + " (")
                    .hasMessageContaining("No such container: " + gone);
            assertThat(project.runningServices()).containsExactly("db", "web");
        } finally {
            site.docker("rename", "elsewhere", gone);
        }
    }

    @Test
    void shouldStartTheDatabaseAlone() throws Exception {
        site.compose("stop", "-t", "0");

        project.start(List.of("db"));

        assertThat(project.runningServices()).containsExactly("db");
    }

    private List<String> running() {
        try {
            return project.runningServices();
        } catch (ComposeException e) {
            throw new AssertionError(e);
        }
    }

    private String startedAt(String service) throws ProgramException {
        return site.docker("inspect", "--format", "{{.State.StartedAt}}", containers.get(service));
    }
}
