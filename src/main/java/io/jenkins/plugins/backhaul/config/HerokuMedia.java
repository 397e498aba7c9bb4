package io.jenkins.plugins.backhaul.config;

import java.util.Optional;

/**
 * Media in a bucket which config vars of an app at Heroku lead to.
 *
 * @param heroku the app
 * @param names which config vars, where they are not the usual ones
 * @param prefix where in the bucket, without slashes at its ends; empty for all of it
 * @param s3 what is said of the bucket; the rest is what config vars say
 * @param profile as in {@link MediaSettings}; empty for the key in the config vars
 */
public record HerokuMedia(HerokuSettings heroku, Names names, String prefix, S3Options s3, Optional<String> profile)
        implements MediaAddress {
    /**
     * Names of config vars; either both or none of the key.
     *
     * @param bucket of the bucket's name
     * @param accessKey of the access key
     * @param secretKey of its secret
     */
    public record Names(Optional<String> bucket, Optional<String> accessKey, Optional<String> secretKey) {}
}
