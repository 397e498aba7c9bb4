package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.backup.BackUpDatabases;
import io.jenkins.plugins.backhaul.backup.BackupRequest;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.DeployBranch;
import io.jenkins.plugins.backhaul.deploy.DeployRequest;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import io.jenkins.plugins.backhaul.site.DeploymentSite;
import io.jenkins.plugins.backhaul.site.Site;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** Deploys, as an order says. Whatever was recorded of it is told, well or not. */
record OrderedDeployment(
        Order.Deploy order, Site site, DeploymentSite deployments, ObjectStore store, Progress progress) {
    Outcome run() throws IOException, InterruptedException {
        EnvironmentSettings environment = site.environment(order.environment());
        DeployRequest request = new DeployRequest(
                deployments.destination(environment, order.branch()),
                commit(),
                order.by(),
                order.consents(),
                Duration.ofMinutes(order.waitMinutes()));
        DeployBranch deploy =
                new DeployBranch(deployments.target(environment), this::backUp, progress, Clock.systemUTC());
        try {
            return Outcome.Deployed.of(deploy.run(request));
        } catch (DeploymentException e) {
            return e.deployment().map(Outcome.Deployed::of).orElseThrow(() -> e);
        }
    }

    private Commit commit() throws IOException {
        if (!order.commit().isEmpty()) {
            return deployments.workspace().named(order.commit());
        }
        return deployments
                .workspace()
                .head()
                .orElseThrow(() -> new DeploymentException("No commit is checked out in "
                        + deployments.workspace().folder() + "; check it out before, or name it by 'commit'"));
    }

    private String backUp() throws IOException, InterruptedException {
        BackupRequest request = new BackupRequest(
                site.project(),
                site.sources(order.environment()),
                Worker.origin(
                        site, order.environment(), order.commit(), order.by().why()),
                LrzipWriteOptions.defaults());
        return new BackUpDatabases(store, progress, Clock.systemUTC())
                .run(request)
                .archive()
                .name();
    }
}
