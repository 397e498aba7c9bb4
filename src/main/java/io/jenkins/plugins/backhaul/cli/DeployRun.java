package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.backup.BackUpDatabases;
import io.jenkins.plugins.backhaul.backup.BackupRequest;
import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.NotifySettings;
import io.jenkins.plugins.backhaul.deploy.By;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.DeployBranch;
import io.jenkins.plugins.backhaul.deploy.DeployRequest;
import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.deploy.DeploymentException;
import io.jenkins.plugins.backhaul.deploy.Destination;
import io.jenkins.plugins.backhaul.deploy.Safeguard;
import io.jenkins.plugins.backhaul.deploy.Target;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import io.jenkins.plugins.backhaul.notify.TellAll;
import io.jenkins.plugins.backhaul.site.Channels;
import io.jenkins.plugins.backhaul.site.DeploymentNotice;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Deploys for a command, and tells those who are to be told. */
final class DeployRun {
    private final Map<String, String> variables = System.getenv();
    private final Wiring wiring;
    private final OutputOptions output;
    private final ConsentOptions consents;

    DeployRun(Wiring wiring, OutputOptions output, ConsentOptions consents) {
        this.wiring = wiring;
        this.output = output;
        this.consents = consents;
    }

    /** @param reason why, as the person said; may be empty */
    Deployment run(Target target, Destination destination, Commit commit, String reason) throws Exception {
        DeployRequest request =
                new DeployRequest(destination, commit, by(variables, reason), consents.consents(), consents.patience());
        output.announce("Deploying " + commit + " (" + destination.branch() + ") to " + destination.environment()
                + " in " + target.place());
        try {
            Deployment done = output.showing(
                    progress -> new DeployBranch(target, safeguard(destination, progress), progress, Clock.systemUTC())
                            .run(request));
            tell(done);
            return done;
        } catch (DeploymentException e) {
            e.deployment().ifPresent(this::tell);
            throw e;
        }
    }

    /**
     * Who works here.
     *
     * @param reason why, as the person said; empty for the build's address
     */
    static By by(Map<String, String> variables, String reason) {
        String who = Optional.ofNullable(variables.get("SUDO_USER")).orElse(System.getProperty("user.name"));
        return new By(who, reason.isEmpty() ? variables.getOrDefault("BUILD_URL", "") : reason);
    }

    private Safeguard safeguard(Destination destination, Progress progress) throws ConfigException {
        if (destination.backupFirst()) {
            wiring.configuration().store().requireLocation();
        }
        return () -> backUp(destination.environment(), progress);
    }

    private String backUp(String environment, Progress progress) throws IOException, InterruptedException {
        try (ObjectStore store = wiring.openStoreToWrite()) {
            BackupRequest request = new BackupRequest(
                    wiring.site().project(),
                    wiring.site().sources(environment),
                    wiring.site().origin(environment),
                    LrzipWriteOptions.defaults());
            return new BackUpDatabases(store, progress, Clock.systemUTC())
                    .run(request)
                    .archive()
                    .name();
        } catch (ConfigException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void tell(Deployment deployment) {
        EnvironmentSettings environment = wiring.site().environment(deployment.environment());
        Channels channels = new Channels(
                id -> Optional.ofNullable(variables.get(NotifySettings.variable(id))),
                id -> output.announce("  note: nobody is told by '" + id + "': the variable "
                        + NotifySettings.variable(id) + " is not set"));
        List<String> faults = new TellAll(channels.of(wiring.configuration().notifications()))
                .run(DeploymentNotice.of(wiring.site().project().name(), deployment, link(environment)));
        faults.forEach(fault -> output.announce("  note: " + fault));
    }

    private Optional<URI> link(EnvironmentSettings environment) {
        return Stream.ofNullable(variables.get("BUILD_URL"))
                .filter(url -> url.matches("https?://\\S+"))
                .map(URI::create)
                .findFirst()
                .or(() -> environment.deployment().url());
    }
}
