package io.jenkins.plugins.backhaul.archive;

import java.io.IOException;

/** An archive is not what it must be: damaged, incomplete, hostile, or of a kind that is not supported. */
public class ArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    /** One sentence that names the archive's fault. */
    public ArchiveException(String message) {
        super(message);
    }

    /** The same, caused by a deeper fault. */
    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
