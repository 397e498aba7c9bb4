package io.jenkins.plugins.backhaul.desk;

import java.io.IOException;
import java.util.Optional;

/** What outlives the controller: the one upload of a piece of work. Called by one thread at a time. */
public interface Memory {
    /** What was remembered last; nothing when nothing was, or it was forgotten. */
    Optional<OpenUpload> recall() throws IOException;

    /** Remembers it in place of what was remembered before; returns only once it is safe on the disk. */
    void remember(OpenUpload upload) throws IOException;

    /** Forgets it: nothing of it is in the store any more. */
    void forget() throws IOException;
}
