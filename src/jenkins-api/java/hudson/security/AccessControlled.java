package hudson.security;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** A signature for the compiler, written by bin/signatures. */
public interface AccessControlled {
    default void checkPermission(Permission arg0) throws AccessDeniedException {
        throw new UnsupportedOperationException();
    }

    default boolean hasPermission(Permission arg0) {
        throw new UnsupportedOperationException();
    }

    default boolean hasPermission2(Authentication arg0, Permission arg1) {
        throw new UnsupportedOperationException();
    }
}
