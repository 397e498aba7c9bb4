package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.deploy.DeploymentLock;
import io.jenkins.plugins.backhaul.deploy.Target;
import java.io.IOException;

/** Looks whether the environment can be deployed from here. */
final class LookAtDeployment implements Look {
    private final Surroundings surroundings;
    private final ResetOrder order;

    LookAtDeployment(Surroundings surroundings, ResetOrder order) {
        this.surroundings = surroundings;
        this.order = order;
    }

    @Override
    public String subject() {
        return "Deploying " + order.to();
    }

    @Override
    public void look(Findings findings, Progress progress) throws IOException {
        EnvironmentSettings to = surroundings.site().environment(order.to());
        if (!order.includes(Part.DEPLOY)) {
            return;
        }
        if (!DeployTo.isPossible(to)) {
            findings.note(
                    order.to() + " is not deployed from here, as it names neither a 'folder' on this machine nor a"
                            + " 'remote': whatever deploys its branch must do so, and migrate the new data");
            return;
        }
        Target target = surroundings.deployments().target(to);
        target.current();
        DeploymentLock.shown(target.records())
                .ifPresent(who -> findings.problem(target.place() + " is locked: " + who));
    }
}
