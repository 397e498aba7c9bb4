package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.deploy.Commit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what was seen before anything is changed. */
final class Findings {
    private final List<Plan.Lost> lost = new ArrayList<>();
    private final List<String> gets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    /** Several databases may be in the way for the same reason. */
    private final Set<String> problems = new LinkedHashSet<>();

    private Optional<Commit> base = Optional.empty();
    private Optional<Commit> branch = Optional.empty();
    private Optional<String> backup = Optional.empty();
    private Optional<Integer> accounts = Optional.empty();
    private Optional<Integer> surplusMedia = Optional.empty();

    void lost(String line) {
        lost(line, "");
    }

    /** @param people who they are; told only to whoever looks at the plan */
    void lost(String line, String people) {
        lost.add(new Plan.Lost(line, people));
    }

    void gets(String line) {
        gets.add(line);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    void seen(Commit baseTip, Optional<Commit> branchTip) {
        base = Optional.of(baseTip);
        branch = branchTip;
    }

    void seen(String chosenBackup) {
        backup = Optional.of(chosenBackup);
    }

    void seenAccounts(int count) {
        accounts = Optional.of(accounts.orElse(0) + count);
    }

    void seenSurplusMedia(int count) {
        surplusMedia = Optional.of(count);
    }

    Plan.Seen seen() {
        return new Plan.Seen(base, branch, backup, accounts, surplusMedia);
    }

    Plan plan(ResetOrder order, List<Plan.Step> steps) {
        return new Plan(order, lost, gets, steps, notes, List.copyOf(problems), seen());
    }
}
