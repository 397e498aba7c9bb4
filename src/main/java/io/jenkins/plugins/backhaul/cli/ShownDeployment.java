package io.jenkins.plugins.backhaul.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.deploy.Outcome;
import io.jenkins.plugins.backhaul.log.Amount;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A deployment as it is printed.
 *
 * @param from the commit from before; null when there was none
 * @param backup the backup made before; null when there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownDeployment(
        String environment,
        String branch,
        String from,
        String to,
        String who,
        String why,
        String begun,
        double seconds,
        String outcome,
        String backup,
        String story) {
    static ShownDeployment of(Deployment deployment) {
        return new ShownDeployment(
                deployment.environment(),
                deployment.branch(),
                deployment.from().map(Commit::hash).orElse(null),
                deployment.to().hash(),
                deployment.by().who(),
                deployment.by().why(),
                deployment.begun().toString(),
                seconds(deployment),
                deployment.outcome().toString(),
                deployment.backup().orElse(null),
                deployment.story());
    }

    private static double seconds(Deployment deployment) {
        return Duration.between(deployment.begun(), deployment.ended()).toMillis() / 1000.0;
    }

    /** What came of a deployment that did not fail. */
    static List<String> lines(Deployment done) {
        if (done.outcome() == Outcome.SUPERSEDED) {
            return List.of(done.story());
        }
        List<String> lines = new ArrayList<>();
        lines.add("Deployed " + done.to() + " (" + done.branch() + ") to " + done.environment() + ", in "
                + Amount.seconds(seconds(done)));
        done.backup().ifPresent(backup -> lines.add("  backed up before as " + backup));
        return lines;
    }

    static List<String> table(List<Deployment> deployments) {
        TextTable table =
                new TextTable(List.of("WHEN", "BRANCH", "COMMIT", "BEFORE", "BY", "TOOK", "OUTCOME"), Set.of(5));
        for (Deployment each : deployments) {
            table.row(
                    each.begun().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' '),
                    each.branch(),
                    each.to().toString(),
                    each.from().map(Commit::toString).orElse("-"),
                    each.by().who(),
                    Amount.seconds(seconds(each)),
                    each.outcome() == Outcome.DEPLOYED
                            ? each.backup()
                                    .map(backup -> "deployed, backup " + backup)
                                    .orElse("deployed")
                            : each.outcome() + ": " + each.story());
        }
        return table.lines();
    }
}
