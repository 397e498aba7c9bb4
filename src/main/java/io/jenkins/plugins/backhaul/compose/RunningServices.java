package io.jenkins.plugins.backhaul.compose;

import java.util.List;

/** Services that run, found but not touched yet. */
public final class RunningServices {
    private final ComposeSettings project;
    private final ComposeCommand command;
    private final List<ServiceContainer> containers;

    /** @param containers in the order in which they are to be started after they were stopped */
    RunningServices(ComposeSettings project, ComposeCommand command, List<ServiceContainer> containers) {
        this.project = project;
        this.command = command;
        this.containers = containers;
    }

    /** The names of the services, each once. */
    public List<String> services() {
        return containers.stream().map(ServiceContainer::service).distinct().toList();
    }

    /** What a person types to start them again, should whoever stopped them be killed; empty when none runs. */
    public String startCommand() {
        return containers.isEmpty()
                ? ""
                : "docker start "
                        + String.join(
                                " ",
                                containers.stream().map(ServiceContainer::name).toList());
    }

    /**
     * Stops them, those that others depend on last, each as gently as its file asks for. They stay stopped until the result
     * is closed.
     *
     * @throws ComposeException when one cannot be stopped; those stopped already are started again
     */
    public StoppedServices stop() throws ComposeException {
        StoppedServices stopped = new StoppedServices(project, command, containers);
        try {
            stopped.stop();
            return stopped;
        } catch (ComposeException | RuntimeException e) {
            stopped.startAfter(e);
            throw e;
        }
    }
}
