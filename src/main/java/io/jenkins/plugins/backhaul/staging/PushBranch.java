package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.staging.git.OwnClone;
import io.jenkins.plugins.backhaul.staging.git.RebuildBranch;
import io.jenkins.plugins.backhaul.staging.git.Rebuilt;
import io.jenkins.plugins.backhaul.staging.git.Rebuilt.LeftOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds the branch anew, checks it and pushes it in place of what was there when the plan was made. */
final class PushBranch implements Phase {
    static final String PHASE = "git";
    static final String COMMIT = "commit";
    static final String MERGED = "merged";
    static final String LEFT_OUT = "left out";

    private final Surroundings surroundings;
    private final Plan.Seen seen;
    private final ResetOrder order;
    private final Path records;

    PushBranch(Surroundings surroundings, ResetOrder order, Plan.Seen seen, Path records) {
        this.surroundings = surroundings;
        this.order = order;
        this.seen = seen;
        this.records = records;
    }

    @Override
    public String name() {
        return PHASE;
    }

    @Override
    public String intent() {
        List<String> check = surroundings.settings(order).check();
        return "build " + branch() + " anew from " + base()
                + (order.merge().isEmpty() ? "" : " with what can be merged of " + String.join(", ", order.merge()))
                + (check.isEmpty() ? "" : ", run " + String.join(" ", check)) + ", and push it by force";
    }

    private String branch() {
        return surroundings.site().environment(order.to()).branch().orElse("");
    }

    private String base() {
        return surroundings.site().environment(order.from()).branch().orElse("");
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException, InterruptedException {
        progress.start("building " + branch() + " anew", 0);
        Path checkout = surroundings.deployments().workspace().folder();
        try (OwnClone clone = OwnClone.of(surroundings.programs(), checkout, records)) {
            Optional<Made> pushed = journal.intended(PHASE).filter(made -> isAt(clone.tip(branch()), made));
            if (pushed.isPresent()) {
                return pushed.get();
            }
            Commit base = seen.base()
                    .orElseThrow(() -> new IOException(
                            "Somebody has pushed to " + branch() + " since the plan was made; look at a new one"));
            RebuildBranch rebuild = new RebuildBranch(clone);
            Rebuilt rebuilt =
                    rebuild.run(base, branch(), order.merge(), order.options().fastForwardOnly());
            List<String> check = surroundings.settings(order).check();
            if (!check.isEmpty()) {
                progress.start("running " + String.join(" ", check), 0);
                new RunCheck(surroundings.programs(), clone.folder()).run(check);
            }
            Made made = made(rebuilt);
            journal.intend(PHASE, made);
            progress.start("pushing " + branch(), 0);
            rebuild.push(rebuilt.commit(), branch(), seen.branch());
            return made;
        }
    }

    private static boolean isAt(Optional<Commit> tip, Made made) {
        return tip.map(Commit::hash).equals(made.fact(COMMIT));
    }

    /** A process that is killed after its push leaves nothing but the note of what it was about to push. */
    @Override
    public Optional<Made> found(Made intended) throws DeploymentException {
        Commit tip = surroundings.deployments().workspace().tip(branch());
        return isAt(Optional.of(tip), intended) ? Optional.of(intended) : Optional.empty();
    }

    private Made made(Rebuilt rebuilt) {
        return made(
                rebuilt.commit(),
                String.join(", ", rebuilt.merged()),
                rebuilt.leftOut().stream().map(LeftOut::toString).collect(Collectors.joining(", ")));
    }

    private Made made(Commit commit, String merged, String leftOut) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(COMMIT, commit.hash());
        facts.put(MERGED, merged);
        facts.put(LEFT_OUT, leftOut);
        List<String> lines = new ArrayList<>();
        lines.add(branch() + " is now " + commit + ": " + base() + (merged.isEmpty() ? "" : " with " + merged));
        if (!leftOut.isEmpty()) {
            lines.add("left out: " + leftOut);
        }
        lines.add("whoever has " + branch() + " on a laptop deletes it there: git branch -D " + branch());
        return new Made(facts, lines);
    }

    @Override
    public Optional<String> doubt(Made made) throws DeploymentException {
        Commit pushed = new Commit(made.fact(COMMIT).orElseThrow());
        Commit there = surroundings.deployments().workspace().tip(branch());
        return there.equals(pushed)
                ? Optional.empty()
                : Optional.of("the branch " + branch() + " is at " + there + " now, not at " + pushed
                        + ": somebody has pushed since");
    }
}
