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
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Objects in an S3 bucket. It speaks to the store about objects and signs addresses; the bytes of uploads and downloads
 * go by those addresses, here or in a process without keys ({@link #control}, {@link #reading}).
 */
public final class S3ObjectStore implements TicketStore {
    private final Bucket bucket;
    private final HttpTransfer transfer;

    private S3ObjectStore(Bucket bucket, HttpTransfer transfer) {
        this.bucket = bucket;
        this.transfer = transfer;
    }

    /**
     * A store with those settings. Asks nothing of it yet. The caller closes it.
     *
     * @throws StorageException when no region is known
     */
    public static S3ObjectStore open(S3Settings settings) throws StorageException {
        return open(settings, S3Connection.direct());
    }

    /** As {@link #open(S3Settings)}, reached by that connection. */
    public static S3ObjectStore open(S3Settings settings, S3Connection connection) throws StorageException {
        return new S3ObjectStore(Bucket.open(settings, connection, Clock.systemUTC()), connection.transfer());
    }

    /**
     * The same bucket as it was at a time. Closing either of the two closes both.
     *
     * @throws StorageException when the bucket keeps no versions
     */
    public PastS3Store asOf(Instant time) throws StorageException {
        return new PastS3Store(bucket, transfer, PastObjects.at(bucket, time));
    }

    @Override
    public String location() {
        return bucket.settings().location().toString();
    }

    @Override
    public Upload startUpload(ObjectKey key, long sizeEstimate) throws StorageException {
        return transfer.upload(control(key, sizeEstimate));
    }

    @Override
    public ResumableUpload control(ObjectKey key, long sizeEstimate) throws StorageException {
        return S3Multipart.start(bucket, key, sizeEstimate);
    }

    @Override
    public ResumableUpload resume(ObjectKey key, String id, UploadTerms terms) {
        return new S3Multipart(bucket, key, terms, id);
    }

    @Override
    public DownloadControl reading(ObjectKey key) throws StorageException {
        return present(key);
    }

    @Override
    public StoredObject create(ObjectKey key, byte[] content, String contentType) throws StorageException {
        return new SmallObject(bucket, key).create(content, contentType);
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) throws StorageException {
        return bucket.find(key);
    }

    @Override
    public List<StoredObject> list(String prefix) throws StorageException {
        return bucket.list(prefix);
    }

    @Override
    public List<String> listFolders(String prefix) throws StorageException {
        return bucket.listFolders(prefix);
    }

    @Override
    public InputStream read(ObjectKey key) throws StorageException {
        return transfer.download(reading(key));
    }

    @Override
    public byte[] readWhole(ObjectKey key, int limit) throws StorageException {
        return present(key).whole(transfer, limit);
    }

    @Override
    public void delete(ObjectKey key) throws StorageException {
        bucket.ask(
                "Removing " + bucket.locate(key),
                "s3:DeleteObject",
                s3 -> s3.deleteObject(r -> r.bucket(bucket.name()).key(bucket.fullKey(key))));
    }

    @Override
    public int sweepUnfinished(String prefix, Instant startedBefore) throws StorageException {
        String start = bucket.settings().location().keyPrefix() + prefix;
        int ended = 0;
        try {
            for (MultipartUpload upload : bucket.listUploads(start)) {
                if (upload.initiated().isBefore(startedBefore)) {
                    end(upload);
                    ended++;
                }
            }
        } catch (SdkException e) {
            throw S3Failures.explain(
                    "Sweeping unfinished uploads in " + location(),
                    "s3:ListBucketMultipartUploads and s3:AbortMultipartUpload",
                    e);
        }
        return ended;
    }

    @Override
    public void close() {
        bucket.close();
    }

    private void end(MultipartUpload upload) {
        try {
            bucket.askPlainly(s3 -> s3.abortMultipartUpload(
                    r -> r.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId())));
        } catch (SdkException e) {
            if (!S3Failures.isAnswer(e, 404, "NoSuchUpload")) {
                throw e;
            }
        }
    }

    private S3Download present(ObjectKey key) throws StorageException {
        StoredObject object = bucket.find(key)
                .orElseThrow(() -> new ObjectNotFoundException("There is no object " + bucket.locate(key) + "."));
        return new S3Download(bucket, object, Optional.empty());
    }
}
