package io.jenkins.plugins.backhaul.storage;

/** There is no object of that name. */
public class ObjectNotFoundException extends StorageException {
    private static final long serialVersionUID = 1L;

    /** Names the object that was looked for. */
    public ObjectNotFoundException(String message) {
        super(message);
    }
}
