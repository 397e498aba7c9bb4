package hudson.model;

import java.io.Serializable;

/** A signature for the compiler, written by bin/signatures. */
public final class Result implements Serializable {
    public static final Result NOT_BUILT = null;

    private Result() {
        throw new UnsupportedOperationException();
    }
}
