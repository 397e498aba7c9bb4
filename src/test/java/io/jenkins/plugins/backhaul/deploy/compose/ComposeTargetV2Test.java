package io.jenkins.plugins.backhaul.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Also what does not depend on the generation: it is tried once, by the faster one. */
class ComposeTargetV2Test extends ComposeTargetContract {
    ComposeTargetV2Test() {
        super(Generation.V2);
    }

    @Test
    void shouldNotRestartWhatWasCreatedAnew() throws Exception {
        String compose = Files.readString(site.folder().resolve("docker-compose.yml"));
        site.git().write("docker-compose.yml", compose.replace("PORT: ", "OTHER: \"1\"\n      PORT: "));

        deploy(site.push("second", "true"), "web");

        assertThat(site.page()).isEqualTo("second");
        site.git().write("docker-compose.yml", compose);
    }

    @Test
    void shouldPutTheCommitFromBeforeBackWhenTheSiteNeverAnswers() throws Exception {
        String bad = site.push("bad", "sleep 1000");

        assertThatThrownBy(() -> deploy(bad))
                .hasMessageContaining("failed: it did not become well within 6 s: " + site.url() + " cannot be reached")
                .hasMessageEndingWith("was put back and is well");
        assertThat(site.page()).isEqualTo("well");
    }

    @Test
    void shouldNotTakeAContainerThatStartsAndDiesForWell() throws Exception {
        String compose = Files.readString(site.folder().resolve("docker-compose.yml"));
        site.git().write("docker-compose.yml", compose.replace("init: true", "init: true\n    restart: always"));
        String bad = site.push("bad", "(sleep 1; kill $$) &");

        assertThatThrownBy(() -> deploy(bad))
                .hasMessageContaining("failed: it did not become well within 6 s: ")
                .hasMessageEndingWith("was put back and is well");
        assertThat(site.page()).isEqualTo("well");
        site.git().write("docker-compose.yml", compose);
    }

    @Test
    void shouldBelieveTheContainersOwnHealthCheck() throws Exception {
        String compose = Files.readString(site.folder().resolve("docker-compose.yml"));
        String check = "init: true\n    healthcheck: { test: grep -q well /code/page, interval: 1s, retries: 1 }";
        site.git().write("docker-compose.yml", compose.replace("init: true", check));
        deploy(site.push("well again", "true"));
        String ill = site.push("ill", "true");

        assertThatThrownBy(() -> deploy(ill))
                .hasMessageContaining("failed: it did not become well within 6 s: ")
                .hasMessageContaining("web is unhealthy by its own health check")
                .hasMessageEndingWith("was put back and is well");
        assertThat(site.page()).isEqualTo("well again");
        site.git().write("docker-compose.yml", compose);
    }

    @Test
    void shouldPutTheCommitFromBeforeBackWhenABuildFails() throws Exception {
        String compose = Files.readString(site.folder().resolve("docker-compose.yml"));
        site.git()
                .write(
                        "docker-compose.yml",
                        compose.replace("web:\n    image: backhaul-for-tests", "web:\n    build: ."))
                .write("Dockerfile", "FROM backhaul-for-tests\nCOPY missing /missing\n");
        String bad = site.push("bad", "true");

        assertThatThrownBy(() -> deploy(bad))
                .hasMessageContaining(
                        "failed: " + generation.typed() + " up failed for the Compose project in " + site.folder())
                .hasMessageContaining("missing")
                .hasMessageEndingWith("was put back and is well");
        assertThat(site.page()).isEqualTo("well");
        site.git().write("docker-compose.yml", compose);
    }

    @Test
    void shouldSayThatTheMigrationFailed() throws Exception {
        String migrate = Files.readString(site.folder().resolve("migrate.sh"));
        site.git().write("migrate.sh", migrate + "exit 5\n");
        String bad = site.push("bad", "true");

        assertThatThrownBy(() -> deploy(bad))
                .hasMessageContaining("failed: the service migrate has ended with exit code 5; see: ");
        site.git().write("migrate.sh", migrate);
    }

    @Test
    void shouldNotBeginWhenTheEngineIsDown() throws Exception {
        Commit well = head();
        String next = site.push("second", "true");
        Map<String, String> elsewhere = new HashMap<>(site.environment());
        elsewhere.put("DOCKER_HOST", "unix:///nonexistent/docker.sock");

        assertThatThrownBy(() -> deploy(next, Duration.ofSeconds(6), elsewhere))
                .hasMessageContaining(
                        "was not begun: The Docker engine does not answer; start it, or set DOCKER_HOST: ")
                .hasMessageEndingWith("Nothing was changed in " + site.folder());
        assertThat(head()).isEqualTo(well);
    }

    @Test
    void shouldPutTheCommitFromBeforeBackWhenAServiceIsUnknown() throws Exception {
        Commit well = head();

        assertThatThrownBy(() -> deploy(site.push("second", "true"), "webb"))
                .hasMessageContaining("has no service webb; it has db, migrate, web")
                .hasMessageEndingWith("was put back and is well");
        assertThat(head()).isEqualTo(well);
    }
}
