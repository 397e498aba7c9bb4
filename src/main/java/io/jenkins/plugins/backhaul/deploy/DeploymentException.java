package io.jenkins.plugins.backhaul.deploy;

import java.io.IOException;
import java.util.Optional;

/** The commit was not deployed. The message says what happened, how things are now, and what to do next. */
public class DeploymentException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Deployment deployment;

    /** A fault before a deployment was recorded. */
    public DeploymentException(String message) {
        super(message);
        deployment = null;
    }

    /** A fault of a program that was run, before a deployment was recorded. */
    public DeploymentException(String message, Throwable cause) {
        super(message, cause);
        deployment = null;
    }

    /** A deployment that was recorded. */
    DeploymentException(Deployment deployment, Throwable cause) {
        super(deployment.story(), cause);
        this.deployment = deployment;
    }

    /** What was recorded of it; nothing when it did not come so far. */
    public Optional<Deployment> deployment() {
        return Optional.ofNullable(deployment);
    }
}
