package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * Which objects a versioned bucket held at a time. Stores tell times of versions to the second; an object that was uploaded in
 * parts counts from when its upload was begun.
 */
final class PastObjects {
    private final Bucket bucket;
    private final Instant time;

    private PastObjects(Bucket bucket, Instant time) {
        this.bucket = bucket;
        this.time = time;
    }

    /** @throws StorageException when the bucket keeps no versions, or does not tell */
    static PastObjects at(Bucket bucket, Instant time) throws StorageException {
        BucketVersioningStatus status = bucket.ask(
                        "Asking whether the bucket " + bucket.name() + " keeps versions",
                        "s3:GetBucketVersioning",
                        s3 -> s3.getBucketVersioning(r -> r.bucket(bucket.name())))
                .status();
        if (status == null) {
            throw new StorageException("The bucket " + bucket.name()
                    + " keeps no versions of its objects, so it cannot be read as of a time: what was deleted or overwritten"
                    + " in it is gone. Leave out the time, or look for a copy of the bucket.");
        }
        return new PastObjects(bucket, time);
    }

    Instant time() {
        return time;
    }

    /** The objects whose key starts so, in the order of their keys. */
    List<Past> list(String prefix) throws StorageException {
        Map<String, Moment> newest = new HashMap<>();
        String start = bucket.settings().location().keyPrefix() + prefix;
        bucket.ask("Listing versions in " + bucket.settings().location(), "s3:ListBucketVersions", s3 -> {
            s3.listObjectVersionsPaginator(r -> r.bucket(bucket.name()).prefix(start))
                    .forEach(page -> {
                        page.versions().forEach(each -> consider(newest, each.key(), Moment.of(each)));
                        page.deleteMarkers().forEach(each -> consider(newest, each.key(), Moment.of(each)));
                    });
            return null;
        });
        return newest.values().stream()
                .map(Moment::version)
                .flatMap(Optional::stream)
                .flatMap(each -> stored(each).stream())
                .sorted(Comparator.comparing(each -> each.object().key()))
                .toList();
    }

    private void consider(Map<String, Moment> newest, String key, Moment moment) {
        if (!moment.begun().isAfter(time)) {
            newest.merge(key, moment, Moment::later);
        }
    }

    private Optional<Past> stored(ObjectVersion version) {
        return bucket.keyOf(version.key())
                .map(key -> new Past(
                        new StoredObject(key, version.size(), version.lastModified(), Etags.bare(version.eTag())),
                        version.versionId()));
    }

    /**
     * An object as it was.
     *
     * @param version the store's name for this state of it
     */
    record Past(StoredObject object, String version) {}

    /** From when on there was this version of an object, or none. */
    private record Moment(Instant begun, boolean lasts, Optional<ObjectVersion> version) {
        static Moment of(ObjectVersion version) {
            return new Moment(version.lastModified(), Boolean.TRUE.equals(version.isLatest()), Optional.of(version));
        }

        static Moment of(DeleteMarkerEntry marker) {
            return new Moment(marker.lastModified(), Boolean.TRUE.equals(marker.isLatest()), Optional.empty());
        }

        /**
         * Within one second the one that lasts until today came last; else, of two versions, the one that is listed first,
         * as stores list the newest first. A mark of deletion is listed apart from them, so that there is no telling: the
         * object is shown rather than hidden.
         */
        Moment later(Moment listedAfter) {
            int order = begun.compareTo(listedAfter.begun);
            if (order != 0) {
                return order > 0 ? this : listedAfter;
            }
            if (lasts != listedAfter.lasts) {
                return lasts ? this : listedAfter;
            }
            return version.isPresent() ? this : listedAfter;
        }
    }
}
