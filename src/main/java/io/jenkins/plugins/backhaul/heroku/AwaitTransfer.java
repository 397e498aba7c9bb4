package io.jenkins.plugins.backhaul.heroku;

import java.time.Duration;
import java.util.function.LongConsumer;

/** Waits until Heroku is done with a capture or a restore, asking more and more rarely. */
final class AwaitTransfer {
    /** As often as Heroku's own program asks. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final HerokuApi api;
    private final App app;
    private final LongConsumer processed;

    /** @param processed gets how many bytes came since it was told last */
    AwaitTransfer(HerokuApi api, App app, LongConsumer processed) {
        this.api = api;
        this.app = app;
        this.processed = processed;
    }

    /**
     * Waits.
     *
     * @return how it ended, well
     * @throws HerokuException when it failed, with the end of Heroku's log, or goes on for too long
     */
    Transfer run(Transfer begun) throws HerokuException, InterruptedException {
        long deadline = System.nanoTime() + api.patience().work().toNanos();
        Transfer now = begun;
        for (int asked = 1; !now.finished(); asked++) {
            if (System.nanoTime() > deadline) {
                throw new HerokuException(begun.name() + " of " + app + " still goes on at Heroku after "
                        + words(api.patience().work())
                        + "; it was not waited for any longer. See 'heroku pg:backups:info "
                        + begun.name() + " -a " + app + "'");
            }
            Duration pause = api.patience().pause().multipliedBy(asked);
            Thread.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause.toMillis() : LONGEST_PAUSE.toMillis());
            Transfer next = ask(now);
            processed.accept(Math.max(0, next.processed() - now.processed()));
            now = next;
        }
        if (!now.succeeded()) {
            throw new HerokuException(begun.name() + " of " + app + " failed at Heroku"
                    + (now.log().isEmpty() ? "" : ": " + String.join("; ", now.log()))
                    + ". See 'heroku pg:backups:info "
                    + begun.name() + " -a " + app + "'");
        }
        return now;
    }

    /** What was begun goes on, whether Heroku can be asked about it or not. */
    private Transfer ask(Transfer before) throws HerokuException, InterruptedException {
        try {
            return api.transfer(app, before.uuid());
        } catch (HerokuException e) {
            if (e.isPassing()) {
                return before;
            }
            throw e;
        }
    }

    private static String words(Duration time) {
        return time.toHours() > 0 ? time.toHours() + " h" : time.toSeconds() + " s";
    }
}
