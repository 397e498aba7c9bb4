package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.deploy.Outcome;
import io.jenkins.plugins.backhaul.notify.Notice;
import io.jenkins.plugins.backhaul.notify.Release;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells a deployment in words. */
public final class DeploymentNotice {
    private DeploymentNotice() {}

    /**
     * What is told of a deployment that is over.
     *
     * @param link where to read on, such as the build's page or the site
     */
    public static Notice of(String project, Deployment deployment, Optional<URI> link) {
        boolean good = deployment.outcome() == Outcome.DEPLOYED || deployment.outcome() == Outcome.SUPERSEDED;
        return new Notice(
                good ? Notice.Mood.GOOD : Notice.Mood.BAD,
                project + ": " + title(deployment),
                good ? "" : deployment.story(),
                facts(deployment),
                link,
                deployment.outcome() == Outcome.DEPLOYED ? Optional.of(release(deployment)) : Optional.empty());
    }

    private static String title(Deployment deployment) {
        String what = deployment.to() + " (" + deployment.branch() + ")";
        String where = deployment.environment();
        return switch (deployment.outcome()) {
            case DEPLOYED -> what + " is deployed to " + where;
            case SUPERSEDED -> what + " was left out, a newer commit is deployed to " + where;
            case NOT_BEGUN -> what + " was not deployed to " + where;
            case ROLLED_BACK -> what + " failed on " + where + ", the commit from before is back";
            case BROKEN -> what + " failed and " + where + " is not well: look at it now";
            case INTERRUPTED -> what + " was interrupted on its way to " + where;
        };
    }

    private static Map<String, String> facts(Deployment deployment) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("environment", deployment.environment());
        facts.put("branch", deployment.branch());
        facts.put("commit", deployment.to().hash());
        deployment.from().map(Commit::hash).ifPresent(from -> facts.put("before", from));
        facts.put("outcome", deployment.outcome().toString());
        facts.put("by", deployment.by().who());
        deployment.backup().ifPresent(backup -> facts.put("backup", backup));
        return facts;
    }

    private static Release release(Deployment deployment) {
        return new Release(deployment.to().hash(), deployment.environment(), deployment.begun(), deployment.ended());
    }
}
