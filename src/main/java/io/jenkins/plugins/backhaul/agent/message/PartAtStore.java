package io.jenkins.plugins.backhaul.agent.message;

import io.jenkins.plugins.backhaul.storage.presigned.SentPart;

/** A part that the store has taken, in a message; see {@link SentPart}. */
public record PartAtStore(SizedPart part, String etag) {
    /** @throws IllegalArgumentException when a value cannot be */
    public PartAtStore {
        Limits.requireMatch(etag, "\"?[\\x21\\x23-\\x7e]{1,128}\"?");
    }

    /** The part in a message. */
    public static PartAtStore of(SentPart sent) {
        return new PartAtStore(SizedPart.of(sent.part()), sent.etag());
    }

    /** The part. */
    public SentPart sent() {
        return new SentPart(part.part(), etag);
    }
}
