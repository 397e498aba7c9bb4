package org.kohsuke.stapler;

/** A signature for the compiler, written by bin/signatures. */
public class HttpResponses {
    public static HttpResponse redirectToDot() {
        throw new UnsupportedOperationException();
    }

    private HttpResponses() {
        throw new UnsupportedOperationException();
    }
}
