package io.jenkins.plugins.backhaul.plugin.work;

/** This controller shuts down; whoever watched the work leaves it alone, to be found again by the next one. */
public class ControllerStopsException extends Exception {
    private static final long serialVersionUID = 1L;

    ControllerStopsException() {
        super("Jenkins is shutting down");
    }
}
