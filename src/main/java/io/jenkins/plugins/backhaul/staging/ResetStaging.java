package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.restore.RefusedException;
import io.jenkins.plugins.backhaul.staging.git.OwnClone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes an environment anew from another one: backs it up, builds its branch anew, restores the other one's data without its
 * people, deploys, empties caches and tells colleagues. Until its new databases are whole and scrubbed the old ones are live. A run
 * that failed or was killed is gone on with by giving the same order again.
 */
public final class ResetStaging {
    /** The note that says how many user accounts are lost. */
    static final String ACCOUNTS = "accounts";

    private final Surroundings surroundings;
    private final Progress progress;

    /** @param progress hears of the phases */
    public ResetStaging(Surroundings surroundings, Progress progress) {
        this.surroundings = surroundings;
        this.progress = progress;
    }

    /**
     * Finds out what would be done, and changes nothing.
     *
     * @param startOver whether an unfinished reset is passed over
     * @throws IOException when nothing can be remembered in the project's checkout
     */
    public Plan plan(ResetOrder order, boolean startOver) throws IOException, InterruptedException {
        Path records = surroundings.records(order);
        PlanReset plan = new PlanReset(surroundings, order, records, progress);
        return startOver ? plan.anew(standingStill(records)) : plan.run(Journal.read(records));
    }

    /**
     * Does it.
     *
     * @param plan as a person has seen and confirmed it; what it rests on must not have changed since
     * @param startOver whether an unfinished reset is forgotten
     * @return what was done; also when something after the databases was not, see {@link ResetReport#faults()}
     * @throws RefusedException when the plan has problems, or somebody else resets the environment; nothing was touched
     * @throws IOException when a phase failed; the message names it, and what is done already
     */
    public ResetReport run(Plan plan, boolean startOver) throws IOException, InterruptedException {
        if (!plan.problems().isEmpty()) {
            throw new RefusedException(String.join("; ", plan.problems()));
        }
        ResetOrder order = plan.order();
        Path records = surroundings.records(order);
        try (ResetLock lock = ResetLock.take(records, holder());
                ResetClaims claims = ResetClaims.take(surroundings, order)) {
            OwnClone.sweep(surroundings.programs(), records);
            Optional<String> still = startOver ? forget(records) : Optional.empty();
            requireSame(plan, records);
            Journal journal = Journal.open(records, order, surroundings.clock());
            if (still.isPresent()) {
                StandStill.note(journal, still.get());
            }
            if (plan.seen().accounts().isPresent() && journal.noted(ACCOUNTS).isEmpty()) {
                journal.note(ACCOUNTS, Amount.count(plan.seen().accounts().get(), "user account"));
            }
            return run(journal, plan, claims);
        }
    }

    /** Returns what it has left standing still. */
    private Optional<String> forget(Path records) throws IOException {
        Optional<String> still = standingStill(records);
        Journal.forget(records);
        return still;
    }

    private Optional<String> standingStill(Path records) throws IOException {
        try {
            return Journal.read(records).flatMap(state -> StandStill.told(state::noted));
        } catch (ArchiveException e) {
            // It is begun anew because it cannot be read.
            progress.note(e.getMessage());
            return Optional.empty();
        }
    }

    private String holder() {
        return surroundings.by().who() + ", in process "
                + ProcessHandle.current().pid() + " since "
                + surroundings.clock().instant().toString().substring(0, 16).replace('T', ' ') + " UTC,";
    }

    /** Somebody may have begun, gone on or ended between the plan and the lock. */
    private static void requireSame(Plan plan, Path records) throws IOException {
        Optional<Journal.State> now = Journal.read(records);
        Set<String> planned = plan.steps().stream()
                .filter(Plan.Step::done)
                .map(Plan.Step::phase)
                .collect(Collectors.toSet());
        Set<String> done = new HashSet<>(now.map(state -> state.done().keySet()).orElse(Set.of()));
        boolean less = !planned.containsAll(done);
        now.ifPresent(state -> done.addAll(state.intended().keySet()));
        if (less
                || !done.containsAll(planned)
                || now.filter(state -> !state.order().equals(plan.order().words()))
                        .isPresent()) {
            throw new RefusedException(
                    "Somebody has reset " + plan.order().to() + " since this plan was made; look at a new one");
        }
    }

    private ResetReport run(Journal journal, Plan plan, ResetClaims claims) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        Path records = surroundings.records(plan.order());
        for (Phase phase : new Phases(surroundings, plan.order(), records).of(plan.seen())) {
            if (journal.made(phase.name()).isPresent()) {
                continue;
            }
            try {
                if (phase.isEssential()) {
                    claims.keep(progress);
                }
                journal.add(phase.name(), made(phase, journal));
            } catch (IOException e) {
                if (phase.isEssential() || Thread.currentThread().isInterrupted()) {
                    throw stopped(journal, plan, phase, e);
                }
                faults.add(phase.name() + ": " + e.getMessage());
            }
        }
        if (faults.isEmpty()) {
            journal.end();
        }
        return new ResetReport(
                plan.order().words(),
                journal.done().entrySet().stream()
                        .map(each -> new ResetReport.Done(
                                each.getKey(), each.getValue().lines()))
                        .toList(),
                new TellColleagues(surroundings, plan.order()).message(journal),
                faults);
    }

    /** What was done though its end was not seen is not done again. */
    private Made made(Phase phase, Journal journal) throws IOException, InterruptedException {
        try {
            return phase.run(journal, progress);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted() || !isThere(phase, journal, e)) {
                throw e;
            }
            progress.note("'" + phase.name() + "' was done nevertheless: " + e.getMessage());
            return phase.run(journal, progress);
        }
    }

    private static boolean isThere(Phase phase, Journal journal, IOException fault) {
        try {
            Optional<Made> intended = journal.intended(phase.name());
            return intended.isPresent() && phase.found(intended.get()).isPresent();
        } catch (IOException e) {
            fault.addSuppressed(e);
            return false;
        }
    }

    private static IOException stopped(Journal journal, Plan plan, Phase phase, IOException cause) {
        String done = String.join(", ", journal.done().keySet());
        String still = phase.name().equals(DeployTo.PHASE)
                ? ""
                : StandStill.told(journal::noted).map(told -> ". " + told).orElse("");
        return new IOException(
                "Resetting " + plan.order().to() + " stopped at '" + phase.name() + "': " + cause.getMessage()
                        + (done.isEmpty() ? ". Nothing was changed" : ". Done is: " + done) + still
                        + ". Give the same order again to go on from there",
                cause);
    }
}
