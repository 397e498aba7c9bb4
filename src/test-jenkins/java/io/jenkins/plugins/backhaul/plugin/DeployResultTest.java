package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.backhaul.deploy.By;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.deploy.Outcome;
import io.jenkins.plugins.backhaul.plugin.work.Finished;
import io.jenkins.plugins.backhaul.plugin.work.Ordered;
import io.jenkins.plugins.backhaul.storage.presigned.NoStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An agent's report of a deployment is compared with what it was sent to do. */
class DeployResultTest {
    private static final String HASH = "c0ffee0000000000000000000000000000000000";
    private static final String OTHER = "0123456789012345678901234567890123456789";

    @Test
    void shouldTakeTheDeploymentThatWasOrdered() {
        for (String commit : List.of(HASH, "c0ffee", "v1.0", "")) {
            assertThatCode(() -> result(new Ordered("staging", "develop", commit)))
                    .as(commit)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldRefuseAnyOther() {
        for (Ordered ordered : List.of(
                new Ordered("production", "develop", HASH),
                new Ordered("staging", "master", ""),
                new Ordered("staging", "develop", OTHER))) {
            assertThatThrownBy(() -> result(ordered))
                    .as(ordered.toString())
                    .isInstanceOf(AbortException.class)
                    .hasMessageContaining("but reports c0ffee0000 of develop to staging; look there which it is");
        }
        assertThatThrownBy(() -> result(new Ordered("staging", "develop", OTHER)))
                .hasMessageStartingWith("The agent was sent to deploy " + OTHER + " of develop to staging, but");
    }

    private static DeployResult result(Ordered ordered) throws AbortException {
        Deployment report = new Deployment(
                "staging",
                "develop",
                Optional.empty(),
                new Commit(HASH),
                new By("ada", "the build"),
                Instant.EPOCH,
                Instant.EPOCH,
                Outcome.DEPLOYED,
                Optional.empty(),
                "");
        return DeployResult.of(
                report, new Finished("", NoStore.LOCATION, Optional.empty(), Optional.empty(), ordered, 1000));
    }
}
