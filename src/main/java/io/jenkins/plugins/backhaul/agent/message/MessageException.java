package io.jenkins.plugins.backhaul.agent.message;

import java.io.IOException;

/** What the other side said cannot be understood. The message names the message and its fault, and repeats nothing secret. */
public class MessageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with which message. */
    public MessageException(String message) {
        super(message);
    }
}
