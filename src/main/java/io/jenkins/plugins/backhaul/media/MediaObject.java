package io.jenkins.plugins.backhaul.media;

import java.time.Instant;
import java.util.Optional;

/**
 * An object as its place lists it.
 *
 * @param key its name in the place; whatever a bucket allows, so it is not to be trusted as the name of a file
 * @param size its length in bytes
 * @param modified when it was written; of a bucket to the second
 * @param etag the store's mark of this content, without quotes; a file has none
 */
public record MediaObject(String key, long size, Instant modified, Optional<String> etag) {
    /** Whether it stands for a folder, as the consoles of stores make one. */
    public boolean isFolderMark() {
        return size == 0 && key.endsWith("/");
    }

    /**
     * Whether both can be told to hold the same without reading anything: equal ETags, or a file that has the length and, to the
     * last digit, the time of the object which it was made from.
     */
    boolean isPlainly(MediaObject other) {
        if (size != other.size) {
            return false;
        }
        return etag.isPresent() == other.etag.isPresent()
                ? etag.isPresent() && etag.equals(other.etag)
                : modified.equals(other.modified);
    }
}
