package io.jenkins.plugins.backhaul.restore;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

/** What uses the database and is stopped while it is replaced. */
@FunctionalInterface
public interface Bystanders {
    /** Nothing is stopped. */
    Bystanders NONE = tell -> () -> {};

    /**
     * Stops them; closing the result starts those again that ran before.
     *
     * @param tell hears, before the first is stopped, who they are and how a person starts them again
     */
    Closeable stop(Consumer<String> tell) throws IOException;
}
