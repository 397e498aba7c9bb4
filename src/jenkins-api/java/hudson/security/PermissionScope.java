package hudson.security;

/** A signature for the compiler, written by bin/signatures. */
public final class PermissionScope {
    public static final PermissionScope ITEM = null;

    private PermissionScope() {
        throw new UnsupportedOperationException();
    }
}
