package io.jenkins.plugins.backhaul.heroku;

import java.util.Comparator;

/** Finds the newest capture of an app that is good. */
public final class LatestCapture {
    private final HerokuApi api;

    /** Asks there. */
    public LatestCapture(HerokuApi api) {
        this.api = api;
    }

    /**
     * Finds it; failed ones and those that still go on do not count.
     *
     * @throws HerokuException when there is none
     */
    public Transfer of(App app) throws HerokuException, InterruptedException {
        return api.transfers(app).stream()
                .filter(each -> each.isCapture() && each.succeeded())
                .max(Comparator.comparingLong(Transfer::number))
                .orElseThrow(() -> new HerokuException(
                        "Heroku has no good capture of " + app + ". Make one: heroku pg:backups:capture -a " + app));
    }
}
