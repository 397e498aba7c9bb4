package io.jenkins.plugins.backhaul.media.s3;

/**
 * How a store copies large objects.
 *
 * @param longest the longest object that is copied by one request, in bytes
 * @param part bytes of a longer one that are copied by one request; at least 5 MiB
 */
record CopyLimits(long longest, long part) {
    /** docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html: CopyObject up to 5 GB, and 10,000 parts. */
    static final CopyLimits OF_S3 = new CopyLimits(5_000_000_000L, 512L << 20);
}
