package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.deploy.Commit;
import java.util.List;
import java.util.Optional;

/**
 * What a reset would do, and what is lost by it. Nothing was changed to find that out.
 *
 * @param order what was ordered
 * @param lost what is on the environment only
 * @param gets what it gets instead, one line each
 * @param steps what is done, in this order
 * @param notes what a person should know besides
 * @param problems why it cannot be done; empty when it can
 * @param seen what it rests on
 */
public record Plan(
        ResetOrder order,
        List<Lost> lost,
        List<String> gets,
        List<Step> steps,
        List<String> notes,
        List<String> problems,
        Seen seen) {
    /** Keeps copies of the lists. */
    public Plan {
        lost = List.copyOf(lost);
        gets = List.copyOf(gets);
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    /**
     * Something that is lost.
     *
     * @param what it is, one line
     * @param people the names of those whom it concerns; empty for nobody. They belong into no log
     */
    public record Lost(String what, String people) {
        String line() {
            return people.isEmpty() ? what : what + ": " + people;
        }
    }

    /**
     * One phase.
     *
     * @param phase its name
     * @param intent what it does
     * @param done whether an earlier run of this order has done it
     */
    public record Step(String phase, String intent, boolean done) {}

    /**
     * What was seen, and must not be another thing when it is replaced.
     *
     * @param base the commit that the branch begins with; nothing when no branch is built
     * @param branch the commit that the branch was at; nothing when there was no such branch
     * @param backup the backup that is restored; nothing when a fresh one is made
     * @param accounts how many user accounts are lost; nothing when it could not be seen
     * @param surplusMedia how many of its media the other environment does not have; nothing when nobody looked
     */
    public record Seen(
            Optional<Commit> base,
            Optional<Commit> branch,
            Optional<String> backup,
            Optional<Integer> accounts,
            Optional<Integer> surplusMedia) {
        /** Nothing was looked at. */
        static final Seen NOTHING =
                new Seen(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
