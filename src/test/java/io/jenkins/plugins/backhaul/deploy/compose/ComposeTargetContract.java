package io.jenkins.plugins.backhaul.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.compose.ComposeSettings;
import io.jenkins.plugins.backhaul.deploy.By;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.DeployBranch;
import io.jenkins.plugins.backhaul.deploy.DeployRequest;
import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.deploy.Destination;
import io.jenkins.plugins.backhaul.deploy.HealthTerms;
import io.jenkins.plugins.backhaul.deploy.Outcome;
import io.jenkins.plugins.backhaul.deploy.git.Checkout;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import io.jenkins.plugins.backhaul.testkit.DeployedSite;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A real project on a real engine, by either generation of Compose. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ComposeTargetContract {
    private final Programs programs = new LocalPrograms();
    final Generation generation;

    DeployedSite site;

    ComposeTargetContract(Generation generation) {
        this.generation = generation;
    }

    /** Once for all tests, but before each, as a test that is skipped here is counted; a class would not be. */
    @BeforeEach
    void takeUp() throws Exception {
        if (site == null) {
            site = DeployedSite.up(generation);
        }
        if (!site.page().equals("well")) {
            deploy(site.push("well", "true"));
        }
    }

    @AfterAll
    void takeDown() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    Deployment deploy(String commit, String... services) throws IOException, InterruptedException {
        return deploy(commit, Duration.ofSeconds(6), site.environment(), services);
    }

    Deployment deploy(String commit, Duration timeout, Map<String, String> environment, String... services)
            throws IOException, InterruptedException {
        Checkout checkout = new Checkout(programs, site.folder(), Optional.empty(), GitForTests.ENVIRONMENT);
        ComposeTarget target = new ComposeTarget(
                programs,
                checkout,
                ComposeSettings.in(site.folder()).withEnvironment(environment),
                new DeployedServices(List.of(services), true));
        HealthTerms health = new HealthTerms(
                Optional.of(new HealthTerms.Question(site.url(), Optional.empty(), Optional.empty())),
                timeout,
                Duration.ofSeconds(1));
        Destination destination = new Destination("wizards", "production", "master", false, health);
        return new DeployBranch(target, () -> "", Progress.NONE, Clock.systemUTC())
                .run(new DeployRequest(destination, new Commit(commit), new By("zoe", ""), Set.of(), Duration.ZERO));
    }

    @Test
    void shouldRestartWhatMountsTheCodeAndNothingElse() throws Exception {
        String database = site.run("db");
        String web = site.run("web");

        Deployment done = deploy(site.push("second", "true"));

        assertThat(done.outcome()).isEqualTo(Outcome.DEPLOYED);
        assertThat(site.page()).isEqualTo("second");
        assertThat(site.run("db")).isEqualTo(database);
        assertThat(site.run("web")).isNotEqualTo(web).startsWith(web.substring(0, web.indexOf(' ')));
        assertThat(site.folder().resolve(".env")).isNotEmptyFile();
    }

    @Test
    void shouldPutTheCommitFromBeforeBackWhenTheContainerDies() throws Exception {
        Commit well = head();
        String bad = site.push("bad", "echo no luck >&2; exit 3");

        assertThatThrownBy(() -> deploy(bad))
                .hasMessage("Deploying " + new Commit(bad)
                        + " to production failed: the service web has ended with exit code"
                        + " 3; see: " + generation.typed() + " logs web. The commit from before, " + well
                        + ", was put back and is well");
        assertThat(site.page()).isEqualTo("well");
        assertThat(head()).isEqualTo(well);
    }

    Commit head() {
        return new Checkout(programs, site.folder(), Optional.empty(), GitForTests.ENVIRONMENT)
                .head()
                .orElseThrow();
    }
}
