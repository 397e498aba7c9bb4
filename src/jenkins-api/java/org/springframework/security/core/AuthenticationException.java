package org.springframework.security.core;

/** A signature for the compiler, written by bin/signatures. */
public abstract class AuthenticationException extends RuntimeException {
    public AuthenticationException(String arg0) {
        throw new UnsupportedOperationException();
    }
}
