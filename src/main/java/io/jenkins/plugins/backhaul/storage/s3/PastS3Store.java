package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectNotFoundException;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.Upload;
import io.jenkins.plugins.backhaul.storage.presigned.DownloadControl;
import io.jenkins.plugins.backhaul.storage.presigned.HttpTransfer;
import io.jenkins.plugins.backhaul.storage.presigned.ResumableUpload;
import io.jenkins.plugins.backhaul.storage.presigned.TicketStore;
import io.jenkins.plugins.backhaul.storage.presigned.UploadTerms;
import io.jenkins.plugins.backhaul.storage.s3.PastObjects.Past;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A bucket that keeps versions, as it was at a time: what was deleted or overwritten since is there again. It can only be read. */
public final class PastS3Store implements TicketStore {
    private final Bucket bucket;
    private final HttpTransfer transfer;
    private final PastObjects objects;
    private final Map<ObjectKey, Past> seen = new ConcurrentHashMap<>();

    PastS3Store(Bucket bucket, HttpTransfer transfer, PastObjects objects) {
        this.bucket = bucket;
        this.transfer = transfer;
        this.objects = objects;
    }

    @Override
    public String location() {
        return bucket.settings().location() + " as of " + objects.time();
    }

    /** With the version that it had, as far as it was looked for: {@code s3://bucket/key?versionId=…}. */
    @Override
    public String locate(ObjectKey key) {
        Past past = seen.get(key);
        return bucket.locate(key) + (past == null ? "" : "?versionId=" + past.version());
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public DownloadControl reading(ObjectKey key) throws StorageException {
        return existing(key);
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) throws StorageException {
        return past(key).map(Past::object);
    }

    @Override
    public List<StoredObject> list(String prefix) throws StorageException {
        List<Past> found = objects.list(prefix);
        found.forEach(each -> seen.put(each.object().key(), each));
        return found.stream().map(Past::object).toList();
    }

    /** Of all that was ever there a store lists folders as well; here they come from the objects. */
    @Override
    public List<String> listFolders(String prefix) throws StorageException {
        return objects.list(prefix).stream()
                .map(each -> each.object().key().value().substring(prefix.length()))
                .filter(each -> each.indexOf('/') > 0)
                .map(each -> each.substring(0, each.indexOf('/')))
                .distinct()
                .toList();
    }

    @Override
    public InputStream read(ObjectKey key) throws StorageException {
        return transfer.download(reading(key));
    }

    @Override
    public byte[] readWhole(ObjectKey key, int limit) throws StorageException {
        return existing(key).whole(transfer, limit);
    }

    @Override
    public Upload startUpload(ObjectKey key, long sizeEstimate) throws StorageException {
        throw readOnly();
    }

    @Override
    public ResumableUpload control(ObjectKey key, long sizeEstimate) throws StorageException {
        throw readOnly();
    }

    @Override
    public ResumableUpload resume(ObjectKey key, String id, UploadTerms terms) {
        throw new IllegalStateException(readOnly().getMessage());
    }

    @Override
    public StoredObject create(ObjectKey key, byte[] content, String contentType) throws StorageException {
        throw readOnly();
    }

    @Override
    public void delete(ObjectKey key) throws StorageException {
        throw readOnly();
    }

    @Override
    public int sweepUnfinished(String prefix, Instant startedBefore) throws StorageException {
        throw readOnly();
    }

    @Override
    public void close() {
        bucket.close();
    }

    private StorageException readOnly() {
        return new StorageException("Nothing can be changed in " + location() + ": the past can only be read.");
    }

    private S3Download existing(ObjectKey key) throws StorageException {
        Past past = past(key)
                .orElseThrow(() -> new ObjectNotFoundException(
                        "There was no object " + bucket.locate(key) + " at " + objects.time() + "."));
        return new S3Download(bucket, past.object(), Optional.of(past.version()));
    }

    /** The past does not change, so that what was seen once needs no second look. */
    private Optional<Past> past(ObjectKey key) throws StorageException {
        if (!seen.containsKey(key)) {
            objects.list(key.value()).stream()
                    .filter(each -> each.object().key().equals(key))
                    .forEach(each -> seen.put(key, each));
        }
        return Optional.ofNullable(seen.get(key));
    }
}
