package io.jenkins.plugins.backhaul.media;

import java.util.List;

/**
 * What is to be made the same.
 *
 * @param from the place that stays as it is; the caller closes it
 * @param to the place that gets what the other has; the caller closes it
 * @param delete whether that place also loses what the other has not
 * @param production the media of all environments of production
 */
public record SyncRequest(MediaPlace from, MediaPlace to, boolean delete, List<ProtectedMedia> production) {
    /** Keeps a copy of the list. */
    public SyncRequest {
        production = List.copyOf(production);
    }
}
