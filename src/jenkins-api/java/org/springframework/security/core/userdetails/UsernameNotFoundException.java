package org.springframework.security.core.userdetails;

import org.springframework.security.core.AuthenticationException;

/** A signature for the compiler, written by bin/signatures. */
public class UsernameNotFoundException extends AuthenticationException {
    private UsernameNotFoundException() {
        super((String) null);
        throw new UnsupportedOperationException();
    }
}
