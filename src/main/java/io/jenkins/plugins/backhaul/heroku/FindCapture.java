package io.jenkins.plugins.backhaul.heroku;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds captures of an app. */
public final class FindCapture {
    private static final String LATEST = "latest";

    private final HerokuApi api;

    /** Asks there. */
    public FindCapture(HerokuApi api) {
        this.api = api;
    }

    /**
     * All of them, the newest first; also failed ones, and those that still go on.
     *
     * @throws HerokuException when they cannot be listed
     */
    public List<Transfer> all(App app) throws HerokuException, InterruptedException {
        return captures(app).toList();
    }

    /**
     * One that can be restored.
     *
     * @param name as Heroku has it, such as {@code b007}; {@code latest} for the newest good one
     * @throws HerokuException when there is none, or it is no good
     */
    public Transfer of(App app, String name) throws HerokuException, InterruptedException {
        if (name.equals(LATEST)) {
            return captures(app)
                    .filter(Transfer::succeeded)
                    .findFirst()
                    .orElseThrow(() -> new HerokuException("Heroku has no good capture of " + app
                            + ". Make one: heroku pg:backups:capture -a " + app));
        }
        Transfer found = captures(app)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new HerokuException("Heroku has no capture " + name + " of " + app));
        if (!found.succeeded()) {
            throw new HerokuException("The capture " + name + " of " + app + " is no good: it "
                    + (found.finished() ? "failed" : "still goes on"));
        }
        return found;
    }

    private Stream<Transfer> captures(App app) throws HerokuException, InterruptedException {
        return api.transfers(app).stream()
                .filter(Transfer::isCapture)
                .sorted(Comparator.comparingLong(Transfer::number).reversed());
    }
}
