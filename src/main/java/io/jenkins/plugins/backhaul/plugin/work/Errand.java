package io.jenkins.plugins.backhaul.plugin.work;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.desk.TicketDesk;
import io.jenkins.plugins.backhaul.plugin.work.Journal.Entry;
import io.jenkins.plugins.backhaul.storage.presigned.TicketStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One piece of work from its assignment to its end. It is written down in a journal, by which another controller goes on with it.
 *
 * @param <R> what comes of it
 */
public final class Errand<R> {
    private static final Logger LOGGER = Logger.getLogger(Errand.class.getName());

    private final Mission<R> mission;
    private final Run<?, ?> run;
    private final TaskListener listener;
    private final WorkLog log;
    private final Journal journal;
    private final Duration patience;
    private final Cancellation cancellation = new Cancellation();
    private final Controller controller = new Controller();

    /** @param patience how long the worker goes on when nobody asks for it, and how long an agent that is away is waited for */
    public Errand(Mission<R> mission, Run<?, ?> run, TaskListener listener, Journal journal, Duration patience) {
        this.mission = mission;
        this.run = run;
        this.listener = listener;
        this.log = new WorkLog(listener);
        this.journal = journal;
        this.patience = patience;
    }

    /** Whether a worker has been started, or was about to be. */
    public boolean isBegun() {
        return journal.find(Entry.FOLDER).isPresent();
    }

    /**
     * Begins and watches the work.
     *
     * @param id as the journal's
     * @throws AbortException with the one sentence that matters, when it failed
     * @throws InterruptedException when it was cancelled; everything is undone then
     */
    public R begin(Surroundings where, String id) throws IOException, InterruptedException, ControllerStopsException {
        journal.put(Entry.BEGUN, String.valueOf(System.currentTimeMillis()));
        journal.put(
                Entry.CONFIGURATION, Secret.fromString(where.project().text()).getEncryptedValue());
        Optional<Assignment> wanted = mission.assign(where);
        if (wanted.isEmpty()) {
            return mission.nothing();
        }
        Assignment assignment = wanted.get();
        Agent agent = Agent.of(where.workspace(), id);
        journal.put(Entry.STORE, assignment.store());
        journal.put(Entry.PROJECT, assignment.project());
        journal.put(Entry.ARCHIVE, assignment.archive());
        journal.put(Entry.PROOF, String.valueOf(assignment.task() instanceof Order.Prove));
        journal.put(Entry.RESET, String.valueOf(assignment.task() instanceof Order.Reset));
        if (assignment.task() instanceof Order.Deploy deploy) {
            journal.put(new Ordered(deploy.environment(), deploy.branch(), deploy.commit()));
        }
        if (assignment.task() instanceof Order.Reset reset) {
            journal.put(new Ordered(reset.to(), reset.from(), ""));
        }
        journal.put(Entry.NODE, agent.name());
        if (cancellation.isRequested()) {
            throw new InterruptedException("Cancelled before it began");
        }
        Map<String, String> variables = where.forPrograms();
        variables.putAll(assignment.secrets());
        return attend(agent, store -> {
            // By its location: what names mean may be changed while the work goes on.
            journal.put(Entry.STORE, store.location());
            start(agent, order(assignment, store), variables);
        });
    }

    /** What could not be started because the controller stops, the next one begins anew. */
    private void start(Agent agent, byte[] order, Map<String, String> variables)
            throws IOException, InterruptedException {
        journal.put(Entry.FOLDER, agent.folder());
        try {
            agent.start(order, variables, listener);
        } catch (IOException | RuntimeException e) {
            if (controller.isStopping()) {
                killAndCleanUp(agent);
                journal.remove(Entry.FOLDER);
            }
            throw e;
        }
    }

    /** Goes on with what was begun, perhaps by another controller. */
    public R resume() throws IOException, InterruptedException, ControllerStopsException {
        return attend(new Agent(journal.get(Entry.NODE), journal.get(Entry.FOLDER)), store -> {});
    }

    /** Has the worker undo what it began; {@link #begin} or {@link #resume} end when that is done, within seconds. */
    public void cancel() {
        cancellation.request();
        if (isBegun()) {
            Agent agent = new Agent(journal.get(Entry.NODE), journal.get(Entry.FOLDER));
            Computer.threadPoolForRemoting.execute(() -> cancel(agent));
        }
    }

    /** The text of the project's backhaul.yml as it was read; nothing before that. */
    public Optional<String> configuration() {
        return journal.find(Entry.CONFIGURATION)
                .map(text -> Secret.fromString(text).getPlainText());
    }

    /** Whether somebody wanted it to end; it may have been done by then. */
    public boolean isCancelled() {
        return cancellation.isRequested();
    }

    private static void cancel(Agent agent) {
        try {
            agent.cancel();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "Could not cancel the work on the " + agent.title());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private R attend(Agent agent, Start start) throws IOException, InterruptedException, ControllerStopsException {
        try (TicketStore store = open(agent)) {
            TicketDesk desk = new TicketDesk(store, JournalledGrant.of(journal), journal);
            Optional<Outcome> known = known();
            Outcome outcome = known.isPresent() ? known.get() : watch(agent, desk, () -> start.run(store));
            cleanUp(agent);
            if (outcome instanceof Outcome.Failed failed) {
                abort(desk);
                throw ended(failed);
            }
            return conclude(outcome, desk, store);
        }
    }

    /** Without the store nothing can be brought to a good end, so what was begun must not go on. */
    private TicketStore open(Agent agent) throws IOException {
        try {
            return mission.openStore(run, journal.get(Entry.STORE));
        } catch (IOException | RuntimeException e) {
            if (!controller.isStopping()) {
                cancel(agent);
            }
            throw e;
        }
    }

    private R conclude(Outcome outcome, TicketDesk desk, TicketStore store) throws IOException {
        try {
            return mission.conclude(outcome, finished(desk, store));
        } catch (IOException | RuntimeException e) {
            if (!controller.isStopping()) {
                // What was said to be published, and is not.
                abort(desk);
            }
            throw e;
        }
    }

    private Optional<Outcome> known() throws IOException {
        Optional<String> written = journal.find(Entry.OUTCOME);
        return written.isPresent() ? Optional.of(Outcome.parse(written.get())) : Optional.empty();
    }

    private Outcome watch(Agent agent, TicketDesk desk, Begin begin)
            throws IOException, InterruptedException, ControllerStopsException {
        boolean ended = false;
        try {
            begin.run();
            Line line = new Line(controller, agent, log, cancellation, patience);
            Outcome outcome = new Watch(agent, line, journal, log, cancellation).run(new Answers(desk));
            ended = true;
            return outcome;
        } catch (ControllerStopsException e) {
            ended = true;
            throw e;
        } catch (IOException | RuntimeException e) {
            ended = controller.isStopping();
            throw e;
        } finally {
            if (!ended) {
                abort(desk);
                killAndCleanUp(agent);
            }
        }
    }

    private AbortException ended(Outcome.Failed failed) throws InterruptedException {
        failed.further().forEach(each -> log.print("  also: " + each));
        String sentence = WorkLog.printable(StepWords.of(failed.sentence()));
        if (cancellation.isRequested()) {
            throw new InterruptedException(sentence);
        }
        return new AbortException(sentence);
    }

    private Finished finished(TicketDesk desk, TicketStore store) throws IOException {
        return new Finished(
                journal.get(Entry.ARCHIVE),
                store.location(),
                desk.published(),
                desk.evidence(),
                journal.ordered(),
                Math.max(0, System.currentTimeMillis() - journal.begun()));
    }

    /** Nobody else knows of the upload, so what goes wrong here must be told. */
    private void abort(TicketDesk desk) {
        try {
            desk.abort();
        } catch (IOException e) {
            log.print("An upload may be left in the store: " + e.getMessage());
        }
    }

    /** All of it, even for somebody who is in a hurry. */
    private void killAndCleanUp(Agent agent) {
        boolean interrupted = Thread.interrupted();
        try {
            agent.kill(listener);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "Could not kill the worker on the " + agent.title());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        cleanUp(agent);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void cleanUp(Agent agent) {
        try {
            String said = agent.remove();
            if (!said.isBlank()) {
                log.print("The worker's JVM said: " + said);
            }
        } catch (IOException | RuntimeException e) {
            log.print("Could not remove " + agent.folder() + " on the " + agent.title() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] order(Assignment assignment, TicketStore store) {
        return new Order(assignment.place(), store.location(), patience.toMillis(), assignment.task()).toJson();
    }

    /** Begins the work, whose archives are kept in that store. */
    @FunctionalInterface
    private interface Start {
        void run(TicketStore store) throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface Begin {
        void run() throws IOException, InterruptedException;
    }
}
