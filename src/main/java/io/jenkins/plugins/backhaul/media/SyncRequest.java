package io.jenkins.plugins.backhaul.media;

import java.util.List;

/**
 * What is to be made the same.
 *
 * @param from the place that stays as it is; the caller closes it
 * @param to the place that gets what the other has; the caller closes it
 * @param delete whether that place also loses what the other has not
 * @param protectedPlaces where nothing is ever written, whatever it is called
 */
public record SyncRequest(MediaPlace from, MediaPlace to, boolean delete, List<ProtectedPlace> protectedPlaces) {
    /** Keeps a copy of the list. */
    public SyncRequest {
        protectedPlaces = List.copyOf(protectedPlaces);
    }
}
