package io.jenkins.plugins.backhaul.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * The parts of a published object in short, to be compared with what a sidecar says of them.
 *
 * @param size bytes of all of them together
 * @param sha256 hash of their sizes and hashes in order
 */
public record PublishedParts(long size, String sha256) {
    /** Parts in order. */
    static PublishedParts of(Stream<Piece> pieces) {
        MessageDigest digest = startDigest();
        long size = 0;
        for (Piece piece : (Iterable<Piece>) pieces::iterator) {
            digest.update((piece.size() + " " + piece.sha256() + "\n").getBytes(StandardCharsets.US_ASCII));
            size += piece.size();
        }
        return new PublishedParts(size, HexFormat.of().formatHex(digest.digest()));
    }

    /** An object that was written at once. */
    static PublishedParts ofWhole(byte[] bytes) {
        String hash = HexFormat.of().formatHex(startDigest().digest(bytes));
        return of(Stream.of(new Piece(bytes.length, hash)));
    }

    private static MessageDigest startDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** One part. */
    record Piece(long size, String sha256) {}
}
