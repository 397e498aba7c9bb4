package io.jenkins.plugins.backhaul.plugin;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.MediaLocation;
import io.jenkins.plugins.backhaul.config.MediaSettings;
import io.jenkins.plugins.backhaul.log.LogProgress;
import io.jenkins.plugins.backhaul.media.Difference;
import io.jenkins.plugins.backhaul.media.Ground;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.MediaRefusedException;
import io.jenkins.plugins.backhaul.media.ProtectedPlace;
import io.jenkins.plugins.backhaul.media.ShownDifference;
import io.jenkins.plugins.backhaul.media.ShownSync;
import io.jenkins.plugins.backhaul.media.SyncMedia;
import io.jenkins.plugins.backhaul.media.SyncReport;
import io.jenkins.plugins.backhaul.media.SyncRequest;
import io.jenkins.plugins.backhaul.plugin.work.StepWords;
import io.jenkins.plugins.backhaul.plugin.work.WorkLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Copies media between buckets, on the controller. Which buckets, and with whose keys, an administrator has said; what backhaul.yml
 * says of a bucket's address is not believed here, as the controller would call it.
 */
final class SyncBuckets {
    private final Run<?, ?> run;
    private final Configuration configuration;
    private final TaskListener log;

    SyncBuckets(Run<?, ?> run, Configuration configuration, TaskListener log) {
        this.run = run;
        this.configuration = configuration;
        this.log = log;
    }

    MediaResult run(MediaStep step) throws IOException, InterruptedException {
        String from = location(step.getFrom(), "from");
        String to = location(step.getTo(), "to");
        if (step.getTo().startsWith("s3://")) {
            ProductionGuard.check(run, "write media to a place that no environment of backhaul.yml names");
        }
        Store target = BackhaulConfiguration.get().mediaStore(to);
        try (MediaPlace source = BackhaulConfiguration.get().mediaStore(from).openMedia(run, from);
                MediaPlace copy = target.openMedia(run, to);
                LogProgress progress = new LogProgress(this::tell)) {
            SyncRequest request = new SyncRequest(source, copy, step.isDelete(), protectedPlaces(target));
            SyncMedia sync = new SyncMedia(progress);
            Difference plan = sync.plan(request);
            if (step.isDryRun()) {
                ShownDifference.of(plan, from, to).forEach(this::tell);
                return MediaResult.planned(from, to, plan);
            }
            SyncReport report = sync.run(request, plan);
            progress.close();
            report.faults().forEach(this::tell);
            ShownSync.lines(report, request).forEach(this::tell);
            return MediaResult.of(request, report);
        } catch (MediaRefusedException e) {
            throw new AbortException(StepWords.of(e.getMessage()));
        }
    }

    private void tell(String line) {
        log.getLogger().println("[backhaul] " + WorkLog.printable(StepWords.of(line)));
    }

    private String location(String named, String parameter) throws AbortException {
        if (named.isEmpty()) {
            throw new AbortException(
                    "Say '" + parameter + "': an environment that has 'media' in backhaul.yml, or s3://bucket/prefix");
        }
        MediaLocation location = named.startsWith("s3://") ? parsed(named) : ofEnvironment(named);
        if (!location.isBucket()) {
            throw new AbortException("The media of " + named
                    + " are in a folder. Between buckets and folders the command line copies: backhaul media sync");
        }
        return location.value();
    }

    private static MediaLocation parsed(String location) throws AbortException {
        try {
            return new MediaLocation(location);
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private MediaLocation ofEnvironment(String name) throws AbortException {
        EnvironmentSettings environment = configuration.environments().get(name);
        if (environment == null) {
            throw new AbortException("There is no environment '" + name + "' in the project's backhaul.yml");
        }
        return said(environment)
                .orElseThrow(() -> new AbortException("The environment " + name
                        + " does not say where its media are: write 'media: { location: s3://bucket/prefix }' under it in"
                        + " backhaul.yml"
                        + (environment.heroku().isPresent() ? "; only the command line asks Heroku for it" : "")));
    }

    private static Optional<MediaLocation> said(EnvironmentSettings environment) {
        return environment.media().filter(MediaSettings.class::isInstance).map(address -> ((MediaSettings) address)
                .location());
    }

    /** Buckets are compared by name alone, as if all were at the target's store. */
    private List<ProtectedPlace> protectedPlaces(Store target) {
        List<ProtectedPlace> found = new ArrayList<>();
        for (Store each : BackhaulConfiguration.get().getMedia()) {
            if (each.isOnlyRead()) {
                String holds = "media that this Jenkins only reads (the place '" + each.getName() + "')";
                found.add(new ProtectedPlace(holds, target.ground(each.location())));
            }
        }
        for (EnvironmentSettings each : configuration.environments().values()) {
            Optional<MediaLocation> location = said(each).filter(MediaLocation::isBucket);
            if (each.production() && location.isPresent()) {
                Ground ground = target.ground(location.get().value());
                found.add(new ProtectedPlace("media of " + each.name() + ", which is production", ground));
            }
        }
        return found;
    }
}
