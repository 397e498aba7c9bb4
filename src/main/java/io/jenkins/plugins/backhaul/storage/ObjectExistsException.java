package io.jenkins.plugins.backhaul.storage;

/** An object of that name is there, or is being written by somebody else; nothing was changed. */
public class ObjectExistsException extends StorageException {
    private static final long serialVersionUID = 1L;

    /** Names the object that is in the way. */
    public ObjectExistsException(String message) {
        super(message);
    }
}
