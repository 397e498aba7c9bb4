package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.media.Content;
import io.jenkins.plugins.backhaul.media.Ground;
import io.jenkins.plugins.backhaul.media.Listing;
import io.jenkins.plugins.backhaul.media.MediaObject;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.s3.S3Connection;
import io.jenkins.plugins.backhaul.storage.s3.S3Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Media as objects in a bucket, under a prefix. */
public final class S3Place implements MediaPlace {
    /** What S3 allows. */
    private static final int LONGEST_KEY_IN_BYTES = 1024;

    private final MediaBucket bucket;
    private final CopyLimits limits;
    private final Marks marks;

    private S3Place(MediaBucket bucket, CopyLimits limits) {
        this.bucket = bucket;
        this.limits = limits;
        this.marks = new Marks(bucket);
    }

    /**
     * The objects of a bucket, under the prefix that the settings name. Asks nothing of it yet.
     *
     * @param server what people call the server that it is on, if they do
     * @throws StorageException when no region is known
     */
    public static S3Place open(S3Settings settings, Optional<String> server) throws StorageException {
        return new S3Place(MediaBucket.open(settings, server, S3Connection.direct()), CopyLimits.OF_S3);
    }

    /** The same, on a server that people call nothing, reached in that way. */
    public static S3Place open(S3Settings settings, S3Connection connection) throws StorageException {
        return open(settings, connection, CopyLimits.OF_S3);
    }

    static S3Place open(S3Settings settings, S3Connection connection, CopyLimits limits) throws StorageException {
        return new S3Place(MediaBucket.open(settings, Optional.empty(), connection), limits);
    }

    @Override
    public String location() {
        return bucket.location();
    }

    @Override
    public Ground ground() {
        return bucket.ground();
    }

    @Override
    public boolean isFolder() {
        return false;
    }

    @Override
    public Listing list() throws IOException {
        List<MediaObject> objects = new ArrayList<>();
        String start = bucket.fullKey("");
        bucket.ask("Listing " + location(), "s3:ListBucket", s3 -> {
            s3.listObjectsV2Paginator(r -> r.bucket(bucket.name()).prefix(start)).contents().stream()
                    .filter(each -> !each.key().equals(start))
                    .map(this::listed)
                    .forEach(objects::add);
            return null;
        });
        return new Listing(objects, List.of());
    }

    @Override
    public Optional<MediaObject> find(String key) throws IOException {
        return bucket
                .ask(
                        "Looking for " + bucket.locate(key),
                        "s3:ListBucket",
                        s3 -> s3.listObjectsV2(r -> r.bucket(bucket.name())
                                .prefix(bucket.fullKey(key))
                                .maxKeys(1)))
                .contents()
                .stream()
                .filter(each -> each.key().equals(bucket.fullKey(key)))
                .map(this::listed)
                .findFirst();
    }

    @Override
    public Set<String> marks(MediaObject object) throws IOException {
        return marks.of(object.key());
    }

    @Override
    public Optional<String> refusal(String key) {
        return bucket.fullKey(key).getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY_IN_BYTES
                ? Optional.of("an object's name has at most " + LONGEST_KEY_IN_BYTES + " bytes, its prefix included")
                : Optional.empty();
    }

    @Override
    public Content open(MediaObject object, boolean withAccess) throws IOException {
        return S3Read.open(bucket, object, withAccess);
    }

    @Override
    public void write(Content content) throws IOException {
        new S3Write(bucket, marks, content).run();
    }

    @Override
    public boolean copyFrom(MediaPlace source, MediaObject object) throws IOException {
        return source instanceof S3Place other
                && other.bucket.isAtTheStoreOf(bucket)
                && new S3Copy(other.bucket, bucket, marks, limits).run(object);
    }

    @Override
    public void delete(MediaObject object) throws IOException {
        Optional<MediaObject> present = find(object.key());
        if (present.isPresent()) {
            new S3Delete(bucket, object).run(present.get());
        }
    }

    @Override
    public void close() {
        bucket.close();
    }

    private MediaObject listed(S3Object object) {
        return new MediaObject(
                object.key().substring(bucket.fullKey("").length()),
                object.size(),
                object.lastModified().truncatedTo(ChronoUnit.SECONDS),
                Optional.of(MediaBucket.bare(object.eTag())));
    }
}
