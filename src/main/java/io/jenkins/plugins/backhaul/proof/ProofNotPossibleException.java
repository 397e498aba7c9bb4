package io.jenkins.plugins.backhaul.proof;

import java.io.IOException;

/** A backup could not be tried, so that nothing is known of it: there is no evidence, neither for it nor against it. */
public class ProofNotPossibleException extends IOException {
    private static final long serialVersionUID = 1L;

    /** One sentence that names what was missing and the next step. */
    public ProofNotPossibleException(String message) {
        super(message);
    }

    /** The same, caused by a deeper fault. */
    public ProofNotPossibleException(String message, Throwable cause) {
        super(message, cause);
    }
}
