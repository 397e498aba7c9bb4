package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.site.FoundMedia;
import java.io.IOException;

/** Opens a place of media with the keys that are at hand. */
@FunctionalInterface
public interface OpenMedia {
    /** The place; the caller closes it. */
    MediaPlace at(FoundMedia media) throws IOException;
}
