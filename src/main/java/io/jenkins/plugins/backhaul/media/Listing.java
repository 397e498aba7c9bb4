package io.jenkins.plugins.backhaul.media;

import java.util.List;

/**
 * All that is in a place.
 *
 * @param objects what can be copied from there
 * @param leftOut what cannot, such as a symbolic link
 */
public record Listing(List<MediaObject> objects, List<LeftOut> leftOut) {
    /** Keeps copies. */
    public Listing {
        objects = List.copyOf(objects);
        leftOut = List.copyOf(leftOut);
    }
}
