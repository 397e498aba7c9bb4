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
 * @param pullRequest whether it is none, but a wish to change one
 */
record BuiltBranch(Optional<String> name, boolean pullRequest) {
    private static final String PULL_REQUEST = "CHANGE_ID";
    private static final String BRANCH = "BRANCH_NAME";

    /**
     * What Jenkins itself says of the build counts first: the other variables can be set by the Jenkinsfile, which is in the
     * branch.
     *
     * @param said the branch as somebody named it where Jenkins does not know; null for nobody
     */
    static BuiltBranch of(Run<?, ?> run, EnvVars variables, String said, TaskListener log)
            throws IOException, InterruptedException {
        EnvVars own = run.getEnvironment(log);
        return new BuiltBranch(
                BranchRule.first(Stream.of(own.get(BRANCH), said, variables.get(BRANCH), variables.get("GIT_BRANCH"))),
                own.containsKey(PULL_REQUEST) || variables.containsKey(PULL_REQUEST));
    }
}
