package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.compose.ComposeException;
import io.jenkins.plugins.backhaul.compose.ComposeProject;
import io.jenkins.plugins.backhaul.compose.ThrowawayContainer;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.proof.Scratch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Database servers in containers of their own, made like the project's services and holding nothing, to restore into. Closing
 * removes them with all that was restored.
 */
public final class ThrowawayServers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 250;

    /** Over TCP, as the official image's entrypoint first starts a server that listens on its socket only, and stops it again. */
    private static final Invocation IS_READY =
            Invocation.of("pg_isready", "--quiet", "--host=127.0.0.1", "--timeout=5");

    private final Programs programs;
    private final ComposeProject compose;
    private final Consumer<String> notes;
    private final Map<String, ThrowawayContainer> byService = new TreeMap<>();
    private final List<Scratch> scratch = new ArrayList<>();

    ThrowawayServers(Programs programs, ComposeProject compose, Consumer<String> notes) {
        this.programs = programs;
        this.compose = compose;
        this.notes = notes;
    }

    /** Where to restore each database. */
    public List<Scratch> scratch() {
        return List.copyOf(scratch);
    }

    void add(Scratch one) {
        scratch.add(one);
    }

    /** The container like that of the service, ready; one for all its databases. */
    ThrowawayContainer like(String service) throws ComposeException, InterruptedException {
        ThrowawayContainer known = byService.get(service);
        if (known != null) {
            return known;
        }
        ThrowawayContainer started = compose.startThrowaway(
                service,
                name -> notes.accept("Removed the container " + name + ", which a proof that was killed had left"));
        byService.put(service, started);
        awaitReady(started, service);
        return started;
    }

    private void awaitReady(ThrowawayContainer container, String service)
            throws ComposeException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(container)) {
            boolean running = container.isRunning();
            if (!running || System.nanoTime() > deadline) {
                throw new ComposeException("A throwaway container like the service " + service + " "
                        + (running ? "was not ready within " + PATIENCE.toMinutes() + " minutes" : "ended at once")
                        + "; it is made without the service's volumes and files. It said: " + container.lastWords());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean isReady(ThrowawayContainer container) throws InterruptedException {
        try {
            programs.output(container.inside(IS_READY));
            return true;
        } catch (ProgramException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return false;
        }
    }

    @Override
    public void close() {
        for (ThrowawayContainer each : byService.values()) {
            each.close();
            if (each.isLeft()) {
                notes.accept("The container " + each.name() + " could not be removed; the next proof removes it");
            }
        }
    }
}
