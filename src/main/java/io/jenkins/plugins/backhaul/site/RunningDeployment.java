package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.compose.RunningServices;
import java.io.Closeable;
import java.io.IOException;

/** The services that run of an environment and that a deployment starts anew; found, but not touched yet. */
public final class RunningDeployment {
    private final RunningServices services;

    RunningDeployment(RunningServices services) {
        this.services = services;
    }

    /** Their names with commas; empty when none runs. */
    public String names() {
        return String.join(", ", services.services());
    }

    /** What a person types to start them again; empty when none runs. */
    public String startCommand() {
        return services.startCommand();
    }

    /**
     * Stops them; closing the result starts them again, and need not be done.
     *
     * @throws IOException when one cannot be stopped; those stopped already are started again
     */
    public Closeable stop() throws IOException {
        return services.stop()::close;
    }
}
