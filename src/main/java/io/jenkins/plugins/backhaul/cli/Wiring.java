package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.MediaSettings;
import io.jenkins.plugins.backhaul.config.S3Options;
import io.jenkins.plugins.backhaul.config.StoreLocation;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.folder.FolderPlace;
import io.jenkins.plugins.backhaul.media.s3.S3Place;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.site.DeploymentSite;
import io.jenkins.plugins.backhaul.site.FoundMedia;
import io.jenkins.plugins.backhaul.site.Given;
import io.jenkins.plugins.backhaul.site.HerokuAccess;
import io.jenkins.plugins.backhaul.site.MediaSite;
import io.jenkins.plugins.backhaul.site.Site;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.directory.DirectoryStore;
import io.jenkins.plugins.backhaul.storage.s3.Checksums;
import io.jenkins.plugins.backhaul.storage.s3.S3Credentials;
import io.jenkins.plugins.backhaul.storage.s3.S3Endpoint;
import io.jenkins.plugins.backhaul.storage.s3.S3Location;
import io.jenkins.plugins.backhaul.storage.s3.S3ObjectStore;
import io.jenkins.plugins.backhaul.storage.s3.S3Settings;
import java.io.IOException;
import java.util.Map;

/**
 * Makes of what the options, the environment and backhaul.yml say what the use cases work with. The only class of this room that
 * names stores.
 *
 * @param site the project on this machine
 */
record Wiring(Configuration configuration, Site site) {
    /** Sixteen objects are written at a time, and each keeps a part in memory. */
    private static final int MEDIA_PART = 8 << 20;

    static Wiring of(ProjectOptions options, OutputOptions output) throws ConfigException {
        Configuration configuration = options.read(output::announce);
        Given given = new Given(System.getenv(), options.databaseUri(), options.namesService(), Map.of());
        return new Wiring(configuration, new Site(configuration, options.folder(), given, new LocalPrograms()));
    }

    /** Where its environments are deployed. */
    DeploymentSite deployments(ProjectOptions options) throws ConfigException {
        return new DeploymentSite(
                new LocalPrograms(), configuration, options.folder(), new HerokuAccess(System.getenv()));
    }

    /** The store, to be read; the caller closes it. */
    ObjectStore openStore() throws IOException, ConfigException {
        return storeLocation().isBucket()
                ? openBucket()
                : DirectoryStore.openExisting(storeLocation().folder());
    }

    /** The store as it was at that time, to be read only; the caller closes it. */
    ObjectStore openStore(AsOfOption asOf) throws IOException, ConfigException {
        if (asOf.time().isEmpty()) {
            return openStore();
        }
        if (!storeLocation().isBucket()) {
            throw new IllegalArgumentException("The store " + storeLocation().value()
                    + " is a folder, which keeps no versions of its files; --as-of needs an S3 bucket that does");
        }
        S3ObjectStore present = openBucket();
        try {
            return present.asOf(asOf.time().get());
        } catch (StorageException e) {
            present.close();
            throw e;
        }
    }

    /** The store, to be written for the first time perhaps; the caller closes it. */
    ObjectStore openStoreToWrite() throws IOException, ConfigException {
        return storeLocation().isBucket()
                ? openBucket()
                : DirectoryStore.open(storeLocation().folder());
    }

    /** Which media a person means. */
    MediaSite media() {
        return new MediaSite(site, configuration.store());
    }

    /** Media; the caller closes them. */
    MediaPlace open(FoundMedia found) throws IOException {
        MediaSettings media = found.settings();
        if (!media.location().isBucket()) {
            return FolderPlace.open(media().folder(media));
        }
        S3Settings s3 = settings(media.location().value(), media.s3()).withPartSize(MEDIA_PART);
        return S3Place.open(
                found.key()
                        .map(key -> S3Credentials.of(key.id(), key.secret()))
                        .or(() -> media.profile().map(S3Credentials::ofProfile))
                        .map(s3::withCredentials)
                        .orElse(s3),
                media.s3().server());
    }

    private StoreLocation storeLocation() throws ConfigException {
        return configuration.store().requireLocation();
    }

    private S3ObjectStore openBucket() throws IOException, ConfigException {
        return S3ObjectStore.open(
                settings(storeLocation().value(), configuration.store().s3()));
    }

    private static S3Settings settings(String location, S3Options options) {
        S3Settings s3 = S3Settings.of(S3Location.parse(location)).withEndpoint(endpoint(options));
        return options.kmsKey().map(s3::withKmsKey).orElse(s3);
    }

    private static S3Endpoint endpoint(S3Options options) {
        S3Endpoint endpoint = options.endpoint()
                .map(S3Endpoint::at)
                .orElse(S3Endpoint.amazon())
                .withPathStyle(options.pathStyle());
        endpoint = options.region().map(endpoint::withRegion).orElse(endpoint);
        return options.checksums() == S3Options.Checksums.WHEN_REQUIRED
                ? endpoint.withChecksums(Checksums.WHEN_REQUIRED)
                : endpoint;
    }
}
