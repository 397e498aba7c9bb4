package io.jenkins.plugins.backhaul.restore;

import java.io.IOException;
import java.util.List;

/** What uses the database and is stopped while it is replaced. */
@FunctionalInterface
public interface Bystanders {
    /** Nothing is stopped. */
    Bystanders NONE = () -> new Stopped() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public void close() {}
    };

    /** Stops them; closing the result starts those again that ran before. */
    Stopped stop() throws IOException;

    /** What was stopped. */
    interface Stopped extends AutoCloseable {
        /** Who they are, for a person who may have to start them by hand. */
        List<String> names();

        @Override
        void close() throws IOException;
    }
}
