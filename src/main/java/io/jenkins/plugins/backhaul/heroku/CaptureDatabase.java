package io.jenkins.plugins.backhaul.heroku;

import java.util.function.LongConsumer;

/** Has Heroku dump a database into its own keeping. */
public final class CaptureDatabase {
    private final HerokuApi api;
    private final LongConsumer processed;

    /** @param processed gets how many bytes came since it was told last */
    public CaptureDatabase(HerokuApi api, LongConsumer processed) {
        this.api = api;
        this.processed = processed;
    }

    /**
     * Captures and waits for it.
     *
     * @return the capture, listed under {@link AttachedDatabase#owner()}
     * @throws HerokuException when there is no capture; when the wait was given up, the message says so
     * @throws InterruptedException when this thread was interrupted; the capture goes on at Heroku
     */
    public Transfer run(AttachedDatabase database) throws HerokuException, InterruptedException {
        return new AwaitTransfer(api, database.owner(), processed).run(api.startCapture(database));
    }
}
