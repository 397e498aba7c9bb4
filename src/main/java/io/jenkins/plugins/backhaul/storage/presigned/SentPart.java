package io.jenkins.plugins.backhaul.storage.presigned;

import java.io.Serializable;

/**
 * A part that the store has taken.
 *
 * @param part what was sent
 * @param etag what the store calls it
 */
public record SentPart(Part part, String etag) implements Serializable {}
