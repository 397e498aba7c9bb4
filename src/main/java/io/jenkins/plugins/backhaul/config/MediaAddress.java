package io.jenkins.plugins.backhaul.config;

import java.util.Optional;

/** What is said of where the media of an environment are. Holds no key. */
public sealed interface MediaAddress permits MediaSettings, HerokuMedia {
    /** How to talk to the bucket, as far as that is said. */
    S3Options s3();

    /** Whose keys are used for the bucket, in the AWS files of the command line; empty for those that are found otherwise. */
    Optional<String> profile();
}
