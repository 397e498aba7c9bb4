package io.jenkins.plugins.backhaul.config;

import java.util.List;
import java.util.Optional;

/**
 * Where backups are kept.
 *
 * @param location empty when neither the file nor a variable names a store
 * @param s3 how to talk to a bucket; without meaning for a folder
 */
public record StoreSettings(Optional<StoreLocation> location, S3Options s3) {
    /** Whether anything is said of how to talk to the bucket. */
    public boolean hasOptions() {
        return s3.endpoint().isPresent()
                || s3.region().isPresent()
                || s3.kmsKey().isPresent();
    }

    /** The location, for who cannot do without. */
    public StoreLocation requireLocation() throws ConfigException {
        return location.orElseThrow(() -> new ConfigException(List.of(new Problem(
                Place.of("store"),
                "No store is named: write 'store: s3://bucket/prefix' in backhaul.yml, or set BACKHAUL_STORE"))));
    }
}
