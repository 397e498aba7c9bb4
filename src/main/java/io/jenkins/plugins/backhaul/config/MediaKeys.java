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
            List.of(
                    LOCATION,
                    Keys.ENDPOINT,
                    Keys.SERVER,
                    Keys.REGION,
                    Keys.PATH_STYLE,
                    Keys.KMS_KEY,
                    Keys.CHECKSUMS,
                    PROFILE));

    static final One<String> ORIGINALS = new One<>(
            "originals",
            Value.matching(
                    "^(?!/)(?!.*(^|/)\\.{1,2}(/|$))[^\\x00-\\x1f\\x7f-\\x9f?#]*[^/\\x00-\\x1f\\x7f-\\x9f?#]$",
                    "a folder among the media"),
            "Where uploaded images are among the media. Default: original_images, as Wagtail has them.");
    static final One<String> RENDITIONS_TABLE = new One<>(
            "renditions-table",
            Value.matching("^[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62})?$", "the name of a table"),
            "The table of images that were made of those, emptied after originals were copied so that the site makes them anew."
                    + " Default: wagtailimages_rendition.");
    static final Group IMAGES = new Group(
            "images", "How 'pull images' and 'push images' tell images apart.", List.of(ORIGINALS, RENDITIONS_TABLE));

    private MediaKeys() {}
}
