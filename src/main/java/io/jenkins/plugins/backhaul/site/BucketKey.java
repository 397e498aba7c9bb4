package io.jenkins.plugins.backhaul.site;

/**
 * A key to a bucket. {@link #toString()} shows nothing of it.
 *
 * @param id the access key
 * @param secret its secret
 */
public record BucketKey(String id, String secret) {
    @Override
    public String toString() {
        return "BucketKey[hidden]";
    }
}
