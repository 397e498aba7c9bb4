package io.jenkins.plugins.backhaul.media;

import java.io.IOException;

/** Media were not touched, because something of value might have been lost. */
public class MediaRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says what would have been lost, and what to do. */
    public MediaRefusedException(String message) {
        super(message);
    }
}
