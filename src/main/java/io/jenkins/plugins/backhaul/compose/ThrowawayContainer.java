package io.jenkins.plugins.backhaul.compose;

import io.jenkins.plugins.backhaul.process.Invocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A container of its own, made as a service's is, but without network, without published port and without any volume of the
 * project. Closing removes it and what it has stored.
 */
public final class ThrowawayContainer implements AutoCloseable {
    private static final String LABEL = "io.jenkins.plugins.backhaul.throwaway";
    private static final int LAST_LINES = 5;

    private final ComposeCommand command;
    private final String name;
    private boolean left;

    private ThrowawayContainer(ComposeCommand command, String name) {
        this.command = command;
        this.name = name;
    }

    /** @param service the service that it is made like, for its name */
    static ThrowawayContainer start(ComposeCommand command, String service, ContainerPlan plan)
            throws ComposeException {
        String random = UUID.randomUUID().toString().substring(0, 8);
        String name = "backhaul-throwaway-" + service.replaceAll("[^A-Za-z0-9_.-]", "-") + "-" + random;
        ThrowawayContainer container = new ThrowawayContainer(command, name);
        List<String> words = new ArrayList<>(List.of("run", "--detach", "--name", name, "--network", "none"));
        words.addAll(List.of("--label", LABEL + "=" + ContainerOwner.thisProcess()));
        words.addAll(plan.words());
        try {
            command.docker(words, plan.secrets());
        } catch (ComposeException | RuntimeException e) {
            container.close();
            throw e;
        }
        return container;
    }

    /**
     * Removes what processes that were killed have left.
     *
     * @return the names of the containers that were removed
     */
    static List<String> sweep(ComposeCommand command) throws ComposeException {
        String format = "{{.Names}}\t{{.Label \"" + LABEL + "\"}}";
        List<String> removed = new ArrayList<>();
        for (String line : command.docker(List.of("ps", "-a", "--filter", "label=" + LABEL, "--format", format))) {
            String[] fields = line.split("\t", 2);
            Optional<ContainerOwner> owner = ContainerOwner.parse(fields[1]);
            if (owner.isPresent() && owner.get().isGone(Instant.now()) && isRemoved(command, fields[0])) {
                removed.add(fields[0]);
            }
        }
        return removed;
    }

    private static boolean isRemoved(ComposeCommand command, String name) {
        try {
            command.docker(List.of("rm", "--force", "--volumes", name));
            return true;
        } catch (ComposeException e) {
            // Another proof sweeps it at the same time; if not, the next one does.
            return false;
        }
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The invocation that runs a tool inside it; as {@link ComposeProject#inService} otherwise. */
    public Invocation inside(Invocation tool) {
        return command.inside(name, tool);
    }

    /** Whether what was started in it still runs. */
    public boolean isRunning() throws ComposeException {
        return command.docker(List.of("inspect", "--format", "{{.State.Running}}", name))
                .contains("true");
    }

    /** The last of what it printed on standard output and on standard error, on one line. */
    public String lastWords() throws ComposeException {
        return command.said(List.of("logs", "--tail", String.valueOf(LAST_LINES), name))
                .lines()
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }

    /** Whether {@link #close()} could not remove it; the next one that is started sweeps it. */
    public boolean isLeft() {
        return left;
    }

    @Override
    public void close() {
        // Asked to end its programs by a signal, a process may be asked again while it cleans up.
        boolean interrupted = Thread.interrupted();
        left = !isRemoved(command, name);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
