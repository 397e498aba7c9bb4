package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.deploy.DeploymentLock;
import io.jenkins.plugins.backhaul.deploy.DeploymentLog;
import io.jenkins.plugins.backhaul.deploy.Target;
import io.jenkins.plugins.backhaul.site.DeploymentSite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what was deployed. */
@Command(
        name = "deployments",
        mixinStandardHelpOptions = true,
        description = {
            "List the deployments of an environment, the newest first, and who deploys there now.",
            "",
            "deployed      the commit was there and well",
            "superseded    a newer commit was deployed while this one waited",
            "not-begun     nothing was changed",
            "rolled-back   it was not well, and the commit from before was put back",
            "broken        it was not well, and neither was what was put back",
            "interrupted   it was stopped or killed in the middle"
        })
final class DeploymentsCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            required = true,
            description = "The environment.")
    private String name;

    @Option(
            names = {"-n", "--most"},
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "How many to show; 0 for all. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        if (most < 0) {
            throw new IllegalArgumentException("--most takes a number from 0 on, not " + most);
        }
        Wiring wiring = Wiring.of(project, output);
        DeploymentSite site = wiring.deployments(project);
        Target target = site.target(wiring.site().environment(name));
        Path records = target.records();
        List<Deployment> all = new ArrayList<>(DeploymentLog.in(records).all());
        Collections.reverse(all);
        List<Deployment> shown = most == 0 ? all : all.subList(0, Math.min(most, all.size()));
        output.print(
                shown.stream().map(ShownDeployment::of).toList(),
                lines(target.place(), shown, all.size(), DeploymentLock.shown(records)));
        return ExitCode.DONE;
    }

    private static List<String> lines(String place, List<Deployment> shown, int all, Optional<String> now) {
        List<String> lines = new ArrayList<>();
        now.ifPresent(holder -> lines.add("Now: " + holder));
        if (shown.isEmpty()) {
            lines.add("No deployments to " + place + " are on record");
            return lines;
        }
        lines.addAll(ShownDeployment.table(shown));
        if (shown.size() < all) {
            lines.add("… and " + (all - shown.size()) + " older; see all with --most 0");
        }
        return lines;
    }
}
