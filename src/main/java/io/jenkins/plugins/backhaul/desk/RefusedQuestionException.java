package io.jenkins.plugins.backhaul.desk;

import io.jenkins.plugins.backhaul.storage.StorageException;

/** An agent asked for something that its work was not granted. */
final class RefusedQuestionException extends StorageException {
    private static final long serialVersionUID = 1L;

    /** @param what was asked for, to end a sentence */
    RefusedQuestionException(String what) {
        super("The controller refused what the agent asked for: " + what);
    }
}
