package io.jenkins.plugins.backhaul.heroku;

import java.net.URI;

/**
 * An address from which whoever knows it can read one dump for a while: as secret as a password, so {@link #toString()} does not
 * show it.
 *
 * @param uri where to send a GET
 */
public record SignedAddress(URI uri) {
    /** @throws IllegalArgumentException when it is no web address; the message does not repeat it */
    public SignedAddress {
        if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("The address of the dump is no web address");
        }
    }

    @Override
    public String toString() {
        return "SignedAddress[hidden]";
    }
}
