package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.Key.Group;
import io.jenkins.plugins.backhaul.config.Key.One;
import java.util.List;

/** The keys about media, on a page of their own. */
final class MediaKeys {
    private static final String FOLDER =
            "^(?!/)(?!.*(^|/)\\.{1,2}(/|$))[^\\x00-\\x1f\\x7f-\\x9f?#]*[^/\\x00-\\x1f\\x7f-\\x9f?#]$";

    static final One<MediaLocation> LOCATION = new One<>(
                    "location",
                    Value.parsed(MediaLocation.PATTERN, MediaLocation::new),
                    "The bucket, as s3://bucket/prefix, or a folder, whose path begins where this file is. With heroku it may be"
                            + " left out: then config vars of the app say it.")
            .replacing("bucket-var", "prefix", "access-key-var", "secret-key-var");
    static final One<String> PROFILE = new One<>(
                    "profile",
                    Value.matching("^[A-Za-z0-9][A-Za-z0-9._@-]{0,99}$", "the name of an AWS profile"),
                    "The profile of ~/.aws/credentials whose keys the command line uses for this bucket. Default: what the AWS"
                            + " variables say; with heroku and without location, what the app's config vars say.")
            .replacing("access-key-var", "secret-key-var");
    static final One<String> BUCKET_VAR = new One<>(
            "bucket-var",
            HerokuKeys.variable("AWS_STORAGE_BUCKET_NAME"),
            "With heroku: the config var that holds the bucket's name. Default: whichever there is of"
                    + " AWS_STORAGE_BUCKET_NAME, S3_BUCKET_NAME, S3_BUCKET and BUCKETEER_BUCKET_NAME.");
    static final One<String> PREFIX = new One<>(
            "prefix",
            Value.matching(FOLDER, "a prefix in the bucket like media"),
            "With heroku: where the media are in that bucket. Default: all of it.");
    static final One<String> ACCESS_KEY_VAR = new One<>(
            "access-key-var",
            HerokuKeys.variable("AWS_ACCESS_KEY_ID"),
            "With heroku: the config var that holds the access key. Default: AWS_S3_ACCESS_KEY_ID or AWS_ACCESS_KEY_ID;"
                    + " BUCKETEER_AWS_ACCESS_KEY_ID for Bucketeer's bucket.");
    static final One<String> SECRET_KEY_VAR = new One<>(
            "secret-key-var",
            HerokuKeys.variable("AWS_SECRET_ACCESS_KEY"),
            "The config var that holds the secret of that key, beside it. Default: the one that goes with it.");
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
                    PROFILE,
                    BUCKET_VAR,
                    PREFIX,
                    ACCESS_KEY_VAR,
                    SECRET_KEY_VAR));

    static final One<String> ORIGINALS = new One<>(
            "originals",
            Value.matching(FOLDER, "a folder among the media"),
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
