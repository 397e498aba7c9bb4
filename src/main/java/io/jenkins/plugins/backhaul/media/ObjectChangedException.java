package io.jenkins.plugins.backhaul.media;

import java.io.IOException;

/** An object is not, or no longer, what was listed. */
public class ObjectChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Names the object. */
    public ObjectChangedException(String message) {
        super(message);
    }
}
