package hudson.security;

import org.jvnet.localizer.Localizable;

/** A signature for the compiler, written by bin/signatures. */
public final class Permission {
    public Permission(PermissionGroup arg0, String arg1, Localizable arg2, Permission arg3, PermissionScope arg4) {
        throw new UnsupportedOperationException();
    }
}
