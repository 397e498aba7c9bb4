package io.jenkins.plugins.backhaul.notify;

import java.io.IOException;

/** Somebody who is told. */
public interface Channel {
    /** Who that is, for a person: the sentence "… was not told" begins with it. */
    String name();

    /**
     * Tells.
     *
     * @throws IOException when it was not told; no secret is in the message
     */
    void tell(Notice notice) throws IOException, InterruptedException;
}
