package hudson.security;

import java.util.Iterator;
import java.util.List;
import org.jvnet.localizer.Localizable;

/** A signature for the compiler, written by bin/signatures. */
@SuppressWarnings({"rawtypes", "unchecked"})
public final class PermissionGroup implements Iterable<Permission>, Comparable<PermissionGroup> {
    public PermissionGroup(String arg0, Class arg1, Localizable arg2) throws IllegalStateException {
        throw new UnsupportedOperationException();
    }

    public Iterator<Permission> iterator() {
        throw new UnsupportedOperationException();
    }

    public List<Permission> getPermissions() {
        throw new UnsupportedOperationException();
    }

    public int compareTo(PermissionGroup arg0) {
        throw new UnsupportedOperationException();
    }
}
