package hudson;

/** A signature for the compiler, written by bin/signatures. */
public class Util {
    public static String rawEncode(String arg0) {
        throw new UnsupportedOperationException();
    }

    public static String fixNull(String arg0) {
        throw new UnsupportedOperationException();
    }

    public static String fixEmpty(String arg0) {
        throw new UnsupportedOperationException();
    }

    public static String fixEmptyAndTrim(String arg0) {
        throw new UnsupportedOperationException();
    }

    private Util() {
        throw new UnsupportedOperationException();
    }
}
