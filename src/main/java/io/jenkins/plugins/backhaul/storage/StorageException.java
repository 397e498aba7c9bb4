package io.jenkins.plugins.backhaul.storage;

import java.io.IOException;

/**
 * A store could not do what was asked. The message is one sentence for a person: what was tried, on which object or
 * store, what the store answered and what to do next. It never holds a key, a signature or a signed URL.
 */
public class StorageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** A failure without a deeper cause. */
    public StorageException(String message) {
        super(message);
    }

    /** A failure that another one caused. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
