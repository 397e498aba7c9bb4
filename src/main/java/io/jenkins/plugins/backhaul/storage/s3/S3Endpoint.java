package io.jenkins.plugins.backhaul.storage.s3;

import java.net.URI;
import java.util.Optional;

/**
 * Where and how a store is spoken to.
 *
 * @param region its region; if absent, the environment's, or {@code us-east-1} at an endpoint of its own
 * @param address if absent, Amazon's for the region
 * @param pathStyle whether the bucket goes into the path rather than the host name
 * @param checksums what is sent along for the store to compare
 * @param maxParts how many parts an upload may have; S3 10,000, Scaleway 1,000
 */
public record S3Endpoint(
        Optional<String> region, Optional<URI> address, boolean pathStyle, Checksums checksums, int maxParts) {
    private static final int PARTS_OF_S3 = 10_000;

    /** @throws IllegalArgumentException when the address is no plain http or https address */
    public S3Endpoint {
        address.ifPresent(S3Endpoint::requireHttp);
    }

    /** Amazon S3 in the region that the environment names. */
    public static S3Endpoint amazon() {
        return new S3Endpoint(Optional.empty(), Optional.empty(), false, Checksums.AUTO, PARTS_OF_S3);
    }

    /** Another store, such as MinIO or R2, by path style. */
    public static S3Endpoint at(URI address) {
        return new S3Endpoint(Optional.empty(), Optional.of(address), true, Checksums.AUTO, PARTS_OF_S3);
    }

    /** The same in that region. */
    public S3Endpoint withRegion(String name) {
        return new S3Endpoint(Optional.of(name), address, pathStyle, checksums, maxParts);
    }

    /** The same with the bucket in the path or in the host name. */
    public S3Endpoint withPathStyle(boolean inPath) {
        return new S3Endpoint(region, address, inPath, checksums, maxParts);
    }

    /** The same with those checksums. */
    public S3Endpoint withChecksums(Checksums sent) {
        return new S3Endpoint(region, address, pathStyle, sent, maxParts);
    }

    /** The same for a store that allows that many parts. */
    public S3Endpoint withMaxParts(int parts) {
        return new S3Endpoint(region, address, pathStyle, checksums, parts);
    }

    boolean sendsNewerChecksums() {
        return checksums == Checksums.WHEN_SUPPORTED || (checksums == Checksums.AUTO && address.isEmpty());
    }

    private static void requireHttp(URI address) {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null || address.getUserInfo() != null || address.getQuery() != null) {
            throw new IllegalArgumentException(
                    "The endpoint must look like https://s3.example.org, without user, password or question mark");
        }
    }
}
