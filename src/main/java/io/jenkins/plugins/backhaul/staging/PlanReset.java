package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.staging.Journal.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what a reset would do and what is in its way, all at once, and changes nothing. */
final class PlanReset {
    private final Surroundings surroundings;
    private final ResetOrder order;
    private final Path records;
    private final Progress progress;

    PlanReset(Surroundings surroundings, ResetOrder order, Path records, Progress progress) {
        this.surroundings = surroundings;
        this.order = order;
        this.records = records;
        this.progress = progress;
    }

    /** @param earlier what an earlier run has done, which this one is to go on from */
    Plan run(Optional<State> earlier) throws IOException, InterruptedException {
        return run(earlier, new Findings());
    }

    /** @param still what an earlier run, which is forgotten, has left standing still */
    Plan anew(Optional<String> still) throws IOException, InterruptedException {
        Findings findings = new Findings();
        still.ifPresent(findings::note);
        return run(Optional.empty(), findings);
    }

    private Plan run(Optional<State> earlier, Findings findings) throws IOException, InterruptedException {
        Map<String, Made> done = earlier.isPresent() ? done(earlier.get()) : Map.of();
        List<String> open = open(earlier, done);
        earlier.ifPresent(state -> lookAtEarlier(state, open, findings));
        for (Look look : looks(done, open)) {
            try {
                look.look(findings, progress);
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                findings.problem(look.subject() + ": " + e.getMessage());
            }
        }
        List<Plan.Step> steps = new ArrayList<>();
        for (Phase phase : new Phases(surroundings, order, records).of(findings.seen())) {
            Optional<Made> made = Optional.ofNullable(done.get(phase.name()));
            if (made.isPresent()) {
                doubt(phase, made.get()).ifPresent(findings::problem);
            }
            steps.add(new Plan.Step(phase.name(), phase.intent(), made.isPresent()));
        }
        return findings.plan(order, steps);
    }

    /** What the journal says, and what was done just before a process was killed. */
    private Map<String, Made> done(State earlier) throws IOException {
        Map<String, Made> done = new LinkedHashMap<>(earlier.done());
        if (earlier.order().equals(order.words())) {
            for (Phase phase : new Phases(surroundings, order, records).of(Plan.Seen.NOTHING)) {
                Optional<Made> intended = Optional.ofNullable(earlier.intended().get(phase.name()));
                if (intended.isPresent()) {
                    found(phase, intended.get()).ifPresent(made -> done.put(phase.name(), made));
                }
            }
        }
        return done;
    }

    /** What cannot be asked now is looked at, which tells why. */
    private static Optional<Made> found(Phase phase, Made intended) {
        try {
            return phase.found(intended);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The databases that are not replaced yet. */
    private List<String> open(Optional<State> earlier, Map<String, Made> done) {
        ReplaceDatabases replace = new ReplaceDatabases(surroundings, order, Plan.Seen.NOTHING);
        if (done.containsKey(replace.name())) {
            return List.of();
        }
        try {
            return replace.open(earlier.map(state -> state.intended().get(replace.name())));
        } catch (IOException e) {
            return labels();
        }
    }

    private List<String> labels() {
        return List.copyOf(surroundings.site().databases(order.to()).keySet());
    }

    private void lookAtEarlier(State earlier, List<String> open, Findings findings) {
        String done = String.join(", ", earlier.done().keySet());
        boolean replaced = open.size() < labels().size();
        if (!earlier.order().equals(order.words())) {
            findings.problem("Another reset of " + order.to() + " is not over: \"" + earlier.order() + "\", begun "
                    + shown(earlier) + ", has done: " + (done.isEmpty() ? "nothing" : done)
                    + ". Give the same order to go on with it, or forget it with --start-over");
        } else if (earlier.isTooOld(surroundings.clock().instant(), replaced)) {
            findings.problem("This reset was begun " + shown(earlier) + ", and " + order.to()
                    + " may have been worked on since; begin anew with --start-over");
        } else {
            findings.note("goes on with the reset that was begun " + shown(earlier));
        }
        if (replaced && !open.isEmpty()) {
            findings.note("of the databases of " + order.to() + " " + String.join(", ", open) + " still "
                    + (open.size() == 1 ? "has" : "have") + " what was there before, and the others have "
                    + order.from()
                    + "'s data: they do not fit together until this is gone on with");
        }
        StandStill.told(earlier::noted).ifPresent(findings::note);
    }

    private static String shown(State earlier) {
        return earlier.begun().toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    private static Optional<String> doubt(Phase phase, Made made) {
        try {
            return phase.doubt(made)
                    .map(what -> "'" + phase.name() + "' was done, but " + what + ". Begin anew with --start-over");
        } catch (IOException e) {
            return Optional.of("Whether '" + phase.name() + "' still holds cannot be seen: " + e.getMessage());
        }
    }

    private List<Look> looks(Map<String, Made> done, List<String> open) {
        List<Look> looks = new ArrayList<>();
        looks.add(new LookAtConfiguration(surroundings, order));
        if (order.includes(Part.GIT) && !done.containsKey(PushBranch.PHASE)) {
            looks.add(new LookAtBranches(surroundings, order, records));
        }
        labels().stream()
                .limit(1)
                .filter(open::contains)
                .forEach(label -> looks.add(new LookAtAccounts(surroundings, order, label)));
        open.forEach(label -> looks.add(new LookAtDatabase(surroundings, order, label)));
        if (!open.isEmpty()) {
            looks.add(new LookAtBackups(surroundings, order));
        }
        looks.add(new LookAtDeployment(surroundings, order));
        CopyMedia media = new CopyMedia(surroundings, order, records, Optional.empty());
        if (order.includes(Part.MEDIA)
                && CopyMedia.isPossible(
                        surroundings.site().environment(order.from()),
                        surroundings.site().environment(order.to()))
                && !done.containsKey(media.name())) {
            looks.add(media);
        }
        return looks;
    }
}
