package io.jenkins.plugins.backhaul.config;

import java.util.Optional;

/**
 * A bucket or a folder with media.
 *
 * @param location bucket or folder
 * @param s3 how to talk to the bucket; without meaning for a folder
 * @param profile whose keys are used for the bucket, in the AWS files of the command line; empty for those that it finds by itself
 */
public record MediaSettings(MediaLocation location, S3Options s3, Optional<String> profile) implements MediaAddress {
    /** The same of a place within this one. */
    public MediaSettings within(String name) {
        return new MediaSettings(location.within(name), s3, profile);
    }
}
