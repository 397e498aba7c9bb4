package io.jenkins.plugins.backhaul.storage.s3;

/** Which checksums the store is given with each request, for it to compare. */
public enum Checksums {
    /** As {@link #WHEN_SUPPORTED} on Amazon, as {@link #WHEN_REQUIRED} at an endpoint of its own. */
    AUTO,
    /** Amazon's newer ones: CRC-32 of each part and of the whole object. */
    WHEN_SUPPORTED,
    /** Only Content-MD5, which every store knows; several refuse the newer ones. */
    WHEN_REQUIRED
}
