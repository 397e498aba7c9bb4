package io.jenkins.plugins.backhaul.compose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Services that were stopped for a while; closing starts them again. They stay stopped when this program is killed before
 * that.
 */
public final class StoppedServices implements AutoCloseable {
    private final ComposeSettings project;
    private final ComposeCommand command;
    private final List<ServiceContainer> containers;

    /** @param containers in the order in which they are to be started again */
    StoppedServices(ComposeSettings project, ComposeCommand command, List<ServiceContainer> containers) {
        this.project = project;
        this.command = command;
        this.containers = containers;
    }

    /** The names of the services that ran and were stopped, in the order in which they are started again. */
    public List<String> services() {
        return containers.stream().map(ServiceContainer::service).distinct().toList();
    }

    /** By "docker stop": Compose v2 lists the containers of a service that left its files, but refuses its name. */
    void stop() throws ComposeException {
        List<String> services = new ArrayList<>(services());
        Collections.reverse(services);
        for (String service : services) {
            List<String> words = new ArrayList<>(List.of("stop"));
            containers.stream()
                    .filter(container -> container.service().equals(service))
                    .forEach(container -> words.add(container.name()));
            command.docker(words);
        }
    }

    /**
     * Starts again exactly the containers that ran before, also when this thread was interrupted meanwhile. Closing twice
     * does no harm.
     *
     * @throws ComposeException when some cannot be started; every other one is
     */
    @Override
    public void close() throws ComposeException {
        boolean interrupted = Thread.interrupted();
        try {
            start();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** By "docker start": Compose v2 would start the services these depend on too, although they did not run before. */
    private void start() throws ComposeException {
        List<String> failed = new ArrayList<>();
        List<ComposeException> faults = new ArrayList<>();
        for (ServiceContainer container : containers) {
            try {
                command.docker(List.of("start", container.name()));
            } catch (ComposeException e) {
                failed.add(container.name());
                faults.add(e);
            }
        }
        if (!faults.isEmpty()) {
            throw new ComposeException(
                    "Not every service of the " + project + " could be started again; do it by hand with: docker start "
                            + String.join(" ", failed) + " (" + faults.get(0).getMessage() + ")",
                    faults.get(0));
        }
    }

    void startAfter(Exception fault) {
        try {
            close();
        } catch (ComposeException e) {
            fault.addSuppressed(e);
        }
    }
}
