package io.jenkins.plugins.backhaul.agent.message;

import io.jenkins.plugins.backhaul.storage.presigned.Part;

/** A part of an upload in a message; see {@link Part}. */
public record SizedPart(int number, long size, String checksum, String sha256) {
    private static final long LARGEST = 1L << 30;

    /** @throws IllegalArgumentException when a value cannot be */
    public SizedPart {
        Limits.requireRange(number, 1, Question.MOST_PARTS);
        Limits.requireRange(size, 0, LARGEST);
        Limits.requireMatch(checksum, "[A-Za-z0-9+/]{1,43}={0,2}");
        Limits.requireMatch(sha256, "[0-9a-f]{64}");
    }

    /** The part in a message. */
    public static SizedPart of(Part part) {
        return new SizedPart(part.number(), part.size(), part.checksum(), part.sha256());
    }

    /** The part. */
    public Part part() {
        return new Part(number, size, checksum, sha256);
    }
}
