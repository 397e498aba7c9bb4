package org.jenkinsci.remoting;

/** A signature for the compiler, written by bin/signatures. */
public interface RoleSensitive {
    void checkRoles(RoleChecker arg0) throws SecurityException;
}
