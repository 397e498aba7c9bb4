package hudson.tasks;

import hudson.ExtensionPoint;
import hudson.model.User;

/** A signature for the compiler, written by bin/signatures. */
public abstract class MailAddressResolver implements ExtensionPoint {
    public static String resolve(User arg0) {
        throw new UnsupportedOperationException();
    }

    private MailAddressResolver() {
        throw new UnsupportedOperationException();
    }
}
