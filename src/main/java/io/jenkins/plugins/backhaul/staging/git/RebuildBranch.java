package io.jenkins.plugins.backhaul.staging.git;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.git.Git;
import io.jenkins.plugins.backhaul.staging.git.Rebuilt.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a branch anew from its base and chosen branches. One that conflicts is left out, and its files are named. */
public final class RebuildBranch {
    private static final int MOST_NAMED = 10;

    private final Git git;
    private final OwnClone clone;

    /** In a clone that has all branches; what is checked out there changes. */
    public RebuildBranch(OwnClone clone) {
        this.clone = clone;
        this.git = clone.git();
    }

    /**
     * Builds it; nothing is pushed.
     *
     * @param base the commit to begin with
     * @param branch the name of the branch, for the messages of merges
     * @param wanted the branches to merge, in this order
     * @param fastForwardOnly whether a branch is left out unless it begins where the branch is
     */
    public Rebuilt run(Commit base, String branch, List<String> wanted, boolean fastForwardOnly)
            throws DeploymentException {
        git.run("checkout", "--quiet", "--force", "--detach", base.hash());
        List<String> merged = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (String each : wanted) {
            Optional<LeftOut> without = clone.tip(each).isEmpty()
                    ? Optional.of(LeftOut.missing(each))
                    : merge(each, branch, fastForwardOnly).map(why -> new LeftOut(each, why));
            without.ifPresentOrElse(leftOut::add, () -> merged.add(each));
        }
        return new Rebuilt(new Commit(git.run("rev-parse", "HEAD").strip()), merged, leftOut);
    }

    private Optional<String> merge(String other, String branch, boolean fastForwardOnly) throws DeploymentException {
        try {
            if (fastForwardOnly) {
                git.run("merge", "--quiet", "--ff-only", OwnClone.ref(other));
            } else {
                String message = "Merge branch '" + other + "' into " + branch;
                git.run("merge", "--quiet", "--no-ff", "--no-edit", "-m", message, OwnClone.ref(other));
            }
            return Optional.empty();
        } catch (DeploymentException e) {
            List<String> files = git.list("diff", "--name-only", "--diff-filter=U", "-z");
            git.run("reset", "--quiet", "--hard");
            if (!files.isEmpty()) {
                return Optional.of("conflicts in " + named(files));
            }
            return Optional.of(fastForwardOnly ? "it does not begin where " + branch + " is now" : e.getMessage());
        }
    }

    private static String named(List<String> files) {
        String some = String.join(", ", files.subList(0, Math.min(MOST_NAMED, files.size())));
        return files.size() <= MOST_NAMED ? some : some + " and " + (files.size() - MOST_NAMED) + " more";
    }

    /**
     * Pushes it to the origin.
     *
     * @param seen the commit that the branch must still be at; nothing when there must be no such branch
     * @throws DeploymentException when somebody has pushed meanwhile, or it is not allowed
     */
    public void push(Commit commit, String branch, Optional<Commit> seen) throws DeploymentException {
        String reference = "refs/heads/" + branch;
        String lease =
                "--force-with-lease=" + reference + ":" + seen.map(Commit::hash).orElse("");
        try {
            git.run("push", "--quiet", lease, "origin", commit.hash() + ":" + reference);
        } catch (DeploymentException e) {
            if (e.getMessage().contains("stale info")) {
                throw new DeploymentException(
                        "Somebody has pushed to " + branch + " since the plan was made; nothing was pushed."
                                + " Look at a new plan, which shows what they have pushed",
                        e);
            }
            throw e;
        }
    }
}
