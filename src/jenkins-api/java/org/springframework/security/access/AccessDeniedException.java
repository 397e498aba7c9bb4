package org.springframework.security.access;

/** A signature for the compiler, written by bin/signatures. */
public class AccessDeniedException extends RuntimeException {
    private AccessDeniedException() {
        throw new UnsupportedOperationException();
    }
}
