package io.jenkins.plugins.backhaul.deploy;

/** Deploying would be dangerous and was not consented to; nothing was touched. The message says how to consent. */
public class DeploymentRefusedException extends DeploymentException {
    private static final long serialVersionUID = 1L;

    /** One sentence that names the danger and what to do. */
    public DeploymentRefusedException(String message) {
        super(message);
    }

    DeploymentRefusedException(Deployment deployment, Throwable cause) {
        super(deployment, cause);
    }
}
