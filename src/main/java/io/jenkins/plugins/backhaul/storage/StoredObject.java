package io.jenkins.plugins.backhaul.storage;

import java.time.Instant;

/**
 * An object as its store lists it.
 *
 * @param key its name
 * @param size its length in bytes
 * @param modified when the store says it was written
 * @param etag the store's opaque mark of this content; equal marks mean equal content within one store
 */
public record StoredObject(ObjectKey key, long size, Instant modified, String etag) {}
