package hudson;

import java.util.TreeMap;

/** A signature for the compiler, written by bin/signatures. */
public class EnvVars extends TreeMap<String, String> {
    public String get(String arg0, String arg1) {
        throw new UnsupportedOperationException();
    }

    public String put(String arg0, String arg1) {
        throw new UnsupportedOperationException();
    }

    public String expand(String arg0) {
        throw new UnsupportedOperationException();
    }

    private EnvVars() {
        throw new UnsupportedOperationException();
    }
}
