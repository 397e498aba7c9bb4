package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.site.BranchRule;
import io.jenkins.plugins.backhaul.site.DeploymentSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deploys a commit. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = {
            "Deploy a commit to the environment whose branch it is on, on the machine where that runs.",
            "",
            "Takes the environment's lock, backs up where 'backup-before-deploy' says so, checks out exactly that commit in the"
                    + " environment's folder, takes its Compose services up, and waits until they are well. When they do not"
                    + " become well, the commit from before is put back. With 'remote' it is pushed there instead.",
            "",
            "A branch that no environment names is not deployed, which is no failure; nor is a pull request, ever."
        })
final class DeployCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "The environment, instead of the one whose branch is checked out here.")
    private String name;

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description =
                    "The branch; without it BRANCH_NAME or GIT_BRANCH as Jenkins sets them, or what is checked out here.")
    private String branch;

    @Option(
            names = "--commit",
            paramLabel = "HASH",
            description = "The commit; without it what is checked out here, or else the branch's newest at the origin.")
    private String commit;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why, for the record and for whoever meets the lock. Default: the build's address.")
    private String reason;

    @Mixin
    private ConsentOptions consents;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        if (System.getenv("CHANGE_ID") != null) {
            return notDeployed(BranchRule.PULL_REQUEST);
        }
        DeploymentSite site = wiring.deployments(project);
        Optional<String> here = branchHere(site);
        Optional<EnvironmentSettings> found = environment(wiring, here);
        if (found.isEmpty()) {
            return notDeployed(BranchRule.nowhere(here.orElseThrow(), wiring.configuration()));
        }
        EnvironmentSettings environment = found.get();
        String from = BranchRule.source(environment, here, branch != null);
        Commit wanted = commit == null
                ? site.newest(environment, from, here)
                : site.workspace().named(commit);
        Deployment done = new DeployRun(wiring, output, consents)
                .run(site.target(environment), site.destination(environment, from), wanted, reason);
        List<String> lines = new ArrayList<>(ShownDeployment.lines(done));
        done.from()
                .filter(before -> !before.equals(done.to()))
                .ifPresent(before -> lines.add("  before it was " + before
                        + "; go back to it with: backhaul rollback -e " + done.environment()));
        output.print(ShownDeployment.of(done), lines);
        return ExitCode.DONE;
    }

    private Optional<String> branchHere(DeploymentSite site) {
        return BranchRule.first(Stream.of(branch, System.getenv("BRANCH_NAME"), System.getenv("GIT_BRANCH")))
                .or(() -> site.workspace().branch());
    }

    private Optional<EnvironmentSettings> environment(Wiring wiring, Optional<String> here) {
        if (name != null) {
            return Optional.of(wiring.site().environment(name));
        }
        return wiring.configuration()
                .environmentOf(here.orElseThrow(() -> new IllegalArgumentException(
                        "No branch is checked out here; say with --environment or --branch what to deploy")));
    }

    private int notDeployed(String sentence) {
        output.print(Map.of("outcome", "none", "story", sentence), List.of(sentence));
        return ExitCode.DONE;
    }
}
