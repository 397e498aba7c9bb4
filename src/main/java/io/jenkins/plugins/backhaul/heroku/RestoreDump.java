package io.jenkins.plugins.backhaul.heroku;

import java.util.function.LongConsumer;

/** Has Heroku replace what is in a database by a dump that it reads from an address. While it works, the database is neither. */
public final class RestoreDump {
    private final HerokuApi api;
    private final LongConsumer processed;

    /** @param processed gets how many bytes came since it was told last */
    public RestoreDump(HerokuApi api, LongConsumer processed) {
        this.api = api;
        this.processed = processed;
    }

    /**
     * Restores and waits for it.
     *
     * @param dump where Heroku reads a dump in the custom format
     * @throws HerokuException when it failed: the database may hold half of the dump then
     * @throws InterruptedException when this thread was interrupted; the restore goes on at Heroku
     */
    public Transfer run(AttachedDatabase database, SignedAddress dump) throws HerokuException, InterruptedException {
        return new AwaitTransfer(api, database.owner(), processed).run(api.startRestore(database, dump));
    }
}
