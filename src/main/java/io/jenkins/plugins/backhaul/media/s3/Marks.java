package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.media.ContentProperties;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * How it is known later that an object is a copy. Mostly its ETag says so; an object that was sent in parts, or lies encrypted by
 * KMS, gets another one than its copy. Such a copy has the ETag of what it was made from in its metadata.
 */
final class Marks {
    /** In the metadata that a client may add to an object. */
    static final String NAME = "backhaul-etag";

    private final MediaBucket bucket;
    private final AtomicBoolean etagsDiffer = new AtomicBoolean();

    Marks(MediaBucket bucket) {
        this.bucket = bucket;
    }

    /** Whether a copy of an object with that ETag has to be marked, as far as is known yet. */
    boolean areNeededFor(String etag) {
        return etagsDiffer.get() || etag.contains("-");
    }

    /** What was seen: in this bucket an ETag is no MD5. */
    void areNeeded() {
        etagsDiffer.set(true);
    }

    /** What identifies the content of an object beside its ETag: its mark, and checksums of the whole that the store has. */
    Set<String> of(String key) throws StorageException {
        HeadObjectResponse head = bucket.ask(
                "Looking at " + bucket.locate(key),
                "s3:GetObject",
                s3 -> s3.headObject(
                        r -> r.bucket(bucket.name()).key(bucket.fullKey(key)).checksumMode(ChecksumMode.ENABLED)));
        Set<String> marks = new HashSet<>();
        Optional.ofNullable(head.metadata().get(NAME)).ifPresent(marks::add);
        if (head.checksumType() != ChecksumType.COMPOSITE) {
            Stream.of(
                            checksum("crc64nvme", head.checksumCRC64NVME()),
                            checksum("sha256", head.checksumSHA256()),
                            checksum("sha1", head.checksumSHA1()))
                    .flatMap(Optional::stream)
                    .forEach(marks::add);
        }
        return marks;
    }

    static ContentProperties marked(ContentProperties properties, String mark) {
        Map<String, String> own = new HashMap<>(properties.own());
        own.put(NAME, mark);
        return properties.withOwn(own);
    }

    /** Without the mark, which says what the object was made from and not what its copy is made from. */
    static ContentProperties unmarked(ContentProperties properties) {
        Map<String, String> own = new HashMap<>(properties.own());
        own.remove(NAME);
        return properties.withOwn(own);
    }

    private static Optional<String> checksum(String kind, String value) {
        return Optional.ofNullable(value).map(each -> kind + ":" + each);
    }
}
