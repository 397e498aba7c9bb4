package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.DeploymentLog;
import io.jenkins.plugins.backhaul.deploy.Destination;
import io.jenkins.plugins.backhaul.deploy.Target;
import io.jenkins.plugins.backhaul.site.DeploymentSite;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes back to the commit from before. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = {
            "Deploy the commit that was deployed before the one that is there, in the same way as 'deploy'.",
            "",
            "The database stays as it is: what a newer version has migrated, the older one must be able to live with. To restore"
                    + " the backup that was made before the deployment, see 'deployments' and 'restore'."
        })
final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            required = true,
            description = "The environment.")
    private String name;

    @Option(names = "--to", paramLabel = "HASH", description = "The commit, instead of the one from before.")
    private String commit;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, for the record.")
    private String reason;

    @Option(
            names = "--no-backup",
            description =
                    "Make no backup before, though 'backup-before-deploy' says so: it is the version that is wrong, and"
                            + " every minute counts.")
    private boolean noBackup;

    @Mixin
    private ConsentOptions consents;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        EnvironmentSettings environment = wiring.site().environment(name);
        DeploymentSite site = wiring.deployments(project);
        Target target = site.target(environment);
        DeploymentLog log = DeploymentLog.in(target.records());
        String branch =
                environment.branch().orElseGet(() -> site.workspace().branch().orElse(""));
        Destination usual = site.destination(environment, branch);
        Destination destination = new Destination(
                usual.project(), usual.environment(), usual.branch(), usual.backupFirst() && !noBackup, usual.health());
        Commit back = commit == null
                ? before(target, log)
                : site.checkout(environment).named(commit);
        Deployment done = new DeployRun(wiring, output, consents.goingBack()).run(target, destination, back, reason);
        output.print(ShownDeployment.of(done), ShownDeployment.lines(done));
        return ExitCode.DONE;
    }

    private static Commit before(Target target, DeploymentLog log) throws Exception {
        Commit current = target.current()
                .orElseThrow(() -> new DeploymentException("Nothing is deployed to " + target.place() + " yet"));
        return log.before(current)
                .orElseThrow(() -> new DeploymentException("No deployment to " + target.place()
                        + " is on record before " + current + "; name the commit to go back to: --to HASH"));
    }
}
