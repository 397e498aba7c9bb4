package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.folder.Workbench;
import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.log.LogProgress;
import io.jenkins.plugins.backhaul.site.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where the worker begins. Its one argument is the folder of its work. */
public final class Main {
    private final Workbench bench;
    private final Watch watch;

    private Main(Workbench bench) {
        this.bench = bench;
        this.watch = new Watch(bench, reason -> finish(new Outcome.Failed(Outcome.Why.INTERRUPTED, reason, List.of())));
    }

    /** Does the work that is ordered in the folder, and ends the program: with 0 when it is done, else with 1. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Backhaul's worker is started by Jenkins, with the folder of its work");
            System.exit(2);
        }
        Main main = new Main(new Workbench(Path.of(arguments[0])));
        main.watch.begin();
        Outcome outcome = main.work();
        main.finish(outcome);
        main.watch.workIsOver();
        System.exit(outcome instanceof Outcome.Failed ? 1 : 0);
    }

    private Outcome work() {
        try (LogProgress progress = new LogProgress(this::log)) {
            try {
                Order order = Order.parse(bench.order());
                watch.setPatience(Duration.ofMillis(order.patienceMillis()));
                TicketedStore store = new TicketedStore(order.store(), new Controller(bench));
                return new Worker(store, progress, System.getenv()).run(order);
            } catch (ConfigException | IOException | InterruptedException | RuntimeException e) {
                progress.fail();
                return failed(Failure.of(e));
            }
        } catch (OutOfMemoryError e) {
            return new Outcome.Failed(
                    Outcome.Why.FAULT, "The memory of the worker did not suffice: " + e.getMessage(), List.of());
        }
    }

    private Outcome failed(Failure failure) {
        return switch (failure.kind()) {
            case INTERRUPTED -> new Outcome.Failed(Outcome.Why.INTERRUPTED, interrupted(failure), failure.further());
            case REQUEST -> new Outcome.Failed(Outcome.Why.REQUEST, failure.sentence(), failure.further());
            case REFUSED -> new Outcome.Failed(Outcome.Why.REFUSED, failure.sentence(), failure.further());
            case FAULT -> new Outcome.Failed(Outcome.Why.FAULT, failure.sentence(), failure.further());
            case OWN ->
                new Outcome.Failed(
                        Outcome.Why.FAULT,
                        "This is a fault of Backhaul itself; please report it: " + failure.sentence(),
                        failure.further());
        };
    }

    private String interrupted(Failure failure) {
        String reason = watch.reason().isEmpty() ? "The work was interrupted" : watch.reason();
        return failure.sentence().isEmpty() ? reason : reason + ". " + failure.sentence();
    }

    private void log(String line) {
        try {
            bench.log(line);
        } catch (IOException e) {
            throw new UncheckedIOException("The log of the work cannot be written", e);
        }
    }

    /** Nobody can be told when the folder is gone. */
    private void finish(Outcome outcome) {
        try {
            bench.finish(outcome.toJson());
        } catch (IOException e) {
            System.err.println("The outcome of the work cannot be written: " + e.getMessage());
        }
    }
}
