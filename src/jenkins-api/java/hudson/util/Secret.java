package hudson.util;

import java.io.Serializable;

/** A signature for the compiler, written by bin/signatures. */
public final class Secret implements Serializable {
    public String getPlainText() {
        throw new UnsupportedOperationException();
    }

    public String getEncryptedValue() {
        throw new UnsupportedOperationException();
    }

    public static Secret fromString(String arg0) {
        throw new UnsupportedOperationException();
    }

    public static String toString(Secret arg0) {
        throw new UnsupportedOperationException();
    }

    private Secret() {
        throw new UnsupportedOperationException();
    }
}
