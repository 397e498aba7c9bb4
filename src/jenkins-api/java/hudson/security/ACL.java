package hudson.security;

import org.springframework.security.core.Authentication;

/** A signature for the compiler, written by bin/signatures. */
public abstract class ACL {
    public static final Authentication SYSTEM2 = null;

    public boolean hasPermission2(Authentication arg0, Permission arg1) {
        throw new UnsupportedOperationException();
    }

    public static ACLContext as2(Authentication arg0) {
        throw new UnsupportedOperationException();
    }

    private ACL() {
        throw new UnsupportedOperationException();
    }
}
