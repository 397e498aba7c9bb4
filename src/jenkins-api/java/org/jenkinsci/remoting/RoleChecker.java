package org.jenkinsci.remoting;

/** A signature for the compiler, written by bin/signatures. */
public abstract class RoleChecker {
    private RoleChecker() {
        throw new UnsupportedOperationException();
    }
}
