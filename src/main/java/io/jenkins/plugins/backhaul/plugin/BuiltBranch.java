package io.jenkins.plugins.backhaul.plugin;

import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.site.BranchRule;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The branch that a build builds.
 *
 * @param name as Git knows it; empty when nobody knows
 * @param never why it is never deployed, if it is not: anybody may have opened a pull request
 */
record BuiltBranch(Optional<String> name, Optional<String> never) {
    private static final String PULL_REQUEST = "CHANGE_ID";
    private static final String TAG = "TAG_NAME";
    private static final String BRANCH = "BRANCH_NAME";

    /**
     * What Jenkins itself says of the job counts first: parameters and other variables of a build can be set by the Jenkinsfile,
     * which is in the branch.
     *
     * @param said the branch as somebody named it where Jenkins does not know; null for nobody
     */
    static BuiltBranch of(Run<?, ?> run, EnvVars variables, String said, TaskListener log)
            throws IOException, InterruptedException {
        EnvVars own = run.getParent().getEnvironment(null, log);
        Optional<String> name = BranchRule.firstAsItIs(Stream.of(own.get(BRANCH, "")))
                .or(() -> BranchRule.first(Stream.of(said, variables.get(BRANCH), variables.get("GIT_BRANCH"))));
        return new BuiltBranch(name, never(own, variables));
    }

    /** Whether a build is of a pull request, so that files in its workspace are whoever's. */
    static boolean isPullRequest(Run<?, ?> run, TaskListener log) throws IOException, InterruptedException {
        return isPullRequest(run.getEnvironment(log));
    }

    /** The same by the variables of a step. */
    static boolean isPullRequest(EnvVars variables) {
        return variables.containsKey(PULL_REQUEST);
    }

    private static Optional<String> never(EnvVars own, EnvVars variables) {
        if (isPullRequest(own) || isPullRequest(variables)) {
            return Optional.of(BranchRule.PULL_REQUEST);
        }
        return own.containsKey(TAG) ? Optional.of(BranchRule.TAG) : Optional.empty();
    }
}
