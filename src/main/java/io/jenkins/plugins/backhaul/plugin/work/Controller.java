package io.jenkins.plugins.backhaul.plugin.work;

import jenkins.model.Jenkins;

/** The Jenkins that was running when this was made. While it stops, anything may fail; the next one goes on with the work. */
public final class Controller {
    private final Jenkins jenkins = Jenkins.get();

    /** Whether it is about to end, or has ended. */
    public boolean isStopping() {
        return jenkins.isTerminating() || Jenkins.getInstanceOrNull() != jenkins;
    }

    /**
     * Does nothing while it runs.
     *
     * @throws ControllerStopsException when it is about to end, or has ended
     */
    public void leaveIfStopping() throws ControllerStopsException {
        if (isStopping()) {
            throw new ControllerStopsException();
        }
    }
}
