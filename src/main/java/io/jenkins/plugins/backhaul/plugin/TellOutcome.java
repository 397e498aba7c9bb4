package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.NotifySettings;
import io.jenkins.plugins.backhaul.notify.Notice;
import io.jenkins.plugins.backhaul.notify.Ping;
import io.jenkins.plugins.backhaul.notify.TellAll;
import io.jenkins.plugins.backhaul.plugin.work.Journal;
import io.jenkins.plugins.backhaul.plugin.work.WorkLog;
import io.jenkins.plugins.backhaul.site.Channels;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * Tells what came of a step: to those whom the project's {@code notify} names, else to those whom this Jenkins names. A
 * deployment is told whatever it came to; anything else when it fails, and when it works again. It is done by the controller, as
 * an agent gets no secret that it need not have; whoever cannot be told is named in the log, and nothing fails for it.
 */
final class TellOutcome {
    private final Undertaking undertaking;
    private final Run<?, ?> run;
    private final TaskListener log;
    private final String work;
    private final Optional<Configuration> configuration;
    private boolean trusted = true;

    /**
     * @param work the id of the work
     * @param configuration the project's, as far as it was read
     */
    TellOutcome(
            Undertaking undertaking,
            Run<?, ?> run,
            TaskListener log,
            String work,
            Optional<Configuration> configuration) {
        this.undertaking = undertaking;
        this.run = run;
        this.log = log;
        this.work = work;
        this.configuration = configuration;
    }

    /** Tells it, unless a controller that was killed then has told it already. */
    void once(Journal journal, Consumer<TellOutcome> telling) throws IOException {
        if (!journal.isTold()) {
            telling.accept(this);
            journal.told();
        }
    }

    /** It came to this; a fault may be part of that. */
    void done(WorkResult result) {
        quietly(() -> {
            boolean failed = !result.getFault().isEmpty();
            boolean failedBefore = noted(failed);
            Optional<Notice> notice = result.notice(project(), link());
            if (notice.isPresent()) {
                tell(notice.get());
            } else if (failed) {
                tell(bad("failed", result.getFault()));
            } else if (failedBefore) {
                tell(notice(Notice.Mood.GOOD, "works again", result.getTitle() + " " + result.getLocation()));
            }
            if (result.archive().filter(BackupResult.class::isInstance).isPresent()) {
                ping();
            }
        });
    }

    /** It came to nothing. */
    void failed(Exception failure) {
        quietly(() -> {
            noted(true);
            String sentence =
                    WorkLog.printable(String.valueOf(Failure.of(failure).getMessage()));
            if (!(failure instanceof InterruptedException)) {
                tell(bad("failed", sentence));
            } else if (undertaking.isToldOfAborts()) {
                tell(bad("was aborted", ""));
            }
        });
    }

    private boolean noted(boolean failed) throws IOException {
        return Attempts.note(
                run, work, undertaking.doing() + " " + project() + " " + undertaking.environment(), failed);
    }

    private String project() {
        return configuration
                .map(known -> known.project().value())
                .or(() -> Optional.of(undertaking.project()).filter(named -> !named.isEmpty()))
                .orElse(run.getParent().getFullName());
    }

    private Optional<URI> link() {
        return Optional.ofNullable(Jenkins.get().getRootUrl()).map(root -> URI.create(root + run.getUrl()));
    }

    private Notice bad(String how, String text) {
        return notice(Notice.Mood.BAD, how, text);
    }

    private Notice notice(Notice.Mood mood, String how, String text) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (!undertaking.environment().isEmpty()) {
            facts.put("environment", undertaking.environment());
        }
        facts.put("build", run.getFullDisplayName());
        return new Notice(
                mood, project() + ": the " + undertaking.doing() + " " + how, text, facts, link(), Optional.empty());
    }

    private void tell(Notice notice) {
        Optional<NotifySettings> own = configuration
                .filter(any -> trusted)
                .map(Configuration::notifications)
                .filter(TellOutcome::namesAnybody);
        Channels channels = new Channels(
                id -> secret(id, own.isPresent()),
                id -> note("nobody is told by '" + id + "': there is no secret text of that id for this job"));
        NotifySettings settings =
                own.orElseGet(() -> BackhaulConfiguration.get().notifySettings());
        new TellAll(channels.of(settings)).run(notice).forEach(this::note);
    }

    private static boolean namesAnybody(NotifySettings settings) {
        return settings.slackWebhook().isPresent()
                || settings.slackBot().isPresent()
                || settings.webhook().isPresent()
                || settings.sentry().isPresent();
    }

    /** @param ofProject whether it was named by the project, which may use what its job may, or by an administrator */
    private Optional<String> secret(String id, boolean ofProject) {
        try {
            Optional<StandardCredentials> found =
                    ofProject ? Optional.of(RunCredentials.find(run, id)) : RunCredentials.ofStore(run, id);
            return found.filter(StringCredentials.class::isInstance)
                    .map(text -> ((StringCredentials) text).getSecret().getPlainText());
        } catch (AbortException e) {
            return Optional.empty();
        }
    }

    /** The backup is there, whatever becomes of the call. */
    private void ping() throws InterruptedException {
        if (trusted && configuration.flatMap(Configuration::ping).isPresent()) {
            try {
                new Ping(configuration.get().ping().get().value()).send();
            } catch (IOException e) {
                note("the backup was made, but 'ping' could not be called: " + e.getMessage());
            }
        }
    }

    private void note(String sentence) {
        log.getLogger().println("[backhaul] note: " + WorkLog.printable(sentence));
    }

    private void quietly(Telling telling) {
        try {
            // A pull request may say what it likes of whom secrets are sent to.
            trusted = !BuiltBranch.isPullRequest(run, log);
            telling.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            note("not everybody was told: " + e.getMessage());
        }
    }

    @FunctionalInterface
    private interface Telling {
        void run() throws IOException, InterruptedException;
    }
}
