package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.DeploymentWay;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.deploy.DeploymentLock;
import io.jenkins.plugins.backhaul.deploy.Target;
import io.jenkins.plugins.backhaul.deploy.git.Checkout;
import java.io.IOException;
import java.util.Optional;

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
        Optional<String> who = DeploymentLock.shown(target.records());
        if (who.isPresent() && DeploymentLock.isLeftBehind(target.records())) {
            findings.note("a deployment to " + target.place() + " was killed, and is passed over: " + who.get());
            return;
        }
        who.ifPresent(holder -> findings.problem(target.place() + " is locked: " + holder));
        lookForChanges(to, findings);
    }

    /** Should that be found out only when it is deployed, its data would be there and its code not. */
    private void lookForChanges(EnvironmentSettings to, Findings findings) throws IOException {
        if (to.deployment().way() instanceof DeploymentWay.Compose) {
            Checkout checkout = surroundings.deployments().checkout(to);
            checkout.changes()
                    .ifPresent(files -> findings.problem("In " + checkout.folder()
                            + " files were changed that Git tracks: " + files + ". Commit them, or undo that"));
        }
    }
}
