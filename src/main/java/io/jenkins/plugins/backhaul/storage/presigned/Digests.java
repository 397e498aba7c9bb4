package io.jenkins.plugins.backhaul.storage.presigned;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Starts the digests that every Java platform must have. */
final class Digests {
    private Digests() {}

    static MessageDigest start(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        }
    }
}
