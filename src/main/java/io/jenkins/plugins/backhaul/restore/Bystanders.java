package io.jenkins.plugins.backhaul.restore;

import java.io.IOException;

/** What uses the database and is stopped while it is replaced. */
@FunctionalInterface
public interface Bystanders {
    /** Nothing is stopped. */
    Bystanders NONE = () -> () -> {};

    /** Stops them; closing the result starts those again that ran before. */
    Stopped stop() throws IOException;

    /** What was stopped. */
    @FunctionalInterface
    interface Stopped extends AutoCloseable {
        @Override
        void close() throws IOException;
    }
}
