package hudson.util;

import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;

/** A signature for the compiler, written by bin/signatures. */
public abstract class FormValidation extends IOException implements HttpResponse {
    public static FormValidation error(String arg0) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation warning(String arg0) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation ok(String arg0) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation ok() {
        throw new UnsupportedOperationException();
    }

    private FormValidation() {
        throw new UnsupportedOperationException();
    }
}
