package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.config.MediaSettings;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import java.io.IOException;

/** Opens a place of media with the keys that are at hand. */
@FunctionalInterface
public interface OpenMedia {
    /** The place; the caller closes it. */
    MediaPlace at(MediaSettings settings) throws IOException;
}
