package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.Key.Group;
import io.jenkins.plugins.backhaul.config.Key.One;
import java.util.List;

/** The keys about media, on a page of their own. */
final class MediaKeys {
    static final One<MediaLocation> LOCATION = new One<>(
                    "location",
                    Value.parsed(MediaLocation.PATTERN, MediaLocation::new),
                    "The bucket, as s3://bucket/prefix, or a folder, whose path begins where this file is.")
            .whichIsRequired();
    static final One<String> PROFILE = new One<>(
            "profile",
            Value.matching("^[A-Za-z0-9][A-Za-z0-9._@-]{0,99}$", "the name of an AWS profile"),
            "The profile of ~/.aws/credentials whose keys the command line uses for this bucket. Default: what the AWS"
                    + " variables say.");
    static final Group MEDIA = new Group(
            "media",
            "Where the site keeps uploaded files here. They are compared and copied by 'backhaul media'.",
            List.of(LOCATION, Keys.ENDPOINT, Keys.REGION, Keys.PATH_STYLE, Keys.KMS_KEY, Keys.CHECKSUMS, PROFILE));

    private MediaKeys() {}
}
