package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.utils.Md5Utils;

/** An object that is written by a single request. */
final class SmallObject {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final Bucket bucket;
    private final ObjectKey key;

    SmallObject(Bucket bucket, ObjectKey key) {
        this.bucket = bucket;
        this.key = key;
    }

    StoredObject create(byte[] content, String contentType) throws StorageException {
        // A store that does not know If-None-Match ignores it; then this look is all there is.
        bucket.refuseIfPresent(key);
        PutObjectRequest request = request(content, contentType);
        try {
            put(request, content);
        } catch (SdkException e) {
            if (!isOursAfterAll(e, content)) {
                throw explain(e);
            }
        }
        return bucket.find(key)
                .orElseThrow(() -> new StorageException("The store took " + bucket.locate(key)
                        + " but does not list it. Do not rely on it; write it again."));
    }

    private void put(PutObjectRequest request, byte[] content) {
        try {
            bucket.askPlainly(s3 -> s3.putObject(request, RequestBody.fromBytes(content)));
        } catch (SdkException e) {
            if (!S3Failures.isAnswer(e, NOT_IMPLEMENTED, "")) {
                throw e;
            }
            PutObjectRequest plain = request.toBuilder().ifNoneMatch(null).build();
            bucket.askPlainly(s3 -> s3.putObject(plain, RequestBody.fromBytes(content)));
        }
    }

    private PutObjectRequest request(byte[] content, String contentType) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket.name())
                .key(bucket.fullKey(key))
                .contentType(contentType)
                .ifNoneMatch("*");
        if (!bucket.settings().endpoint().sendsNewerChecksums()) {
            request.contentMD5(Md5Utils.md5AsBase64(content));
        }
        bucket.settings().kmsKeyId().ifPresent(kms -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(kms));
        return request.build();
    }

    /** The answer to a first try may have been lost, so that the second met our own object. */
    private boolean isOursAfterAll(SdkException failure, byte[] content) throws StorageException {
        Integer tries = failure.numAttempts();
        if (tries == null || tries < 2 || !isTaken(failure)) {
            return false;
        }
        Optional<StoredObject> present = bucket.find(key);
        return present.isPresent() && present.get().size() == content.length && holds(content);
    }

    /** Reads it back: the ETag of an encrypted object is no hash of it. */
    private boolean holds(byte[] content) throws StorageException {
        return Arrays.equals(
                content, bucket.ask("Reading " + bucket.locate(key), "s3:GetObject", s3 -> s3.getObjectAsBytes(
                                r -> r.bucket(bucket.name()).key(bucket.fullKey(key)))
                        .asByteArrayUnsafe()));
    }

    private StorageException explain(SdkException failure) {
        return isTaken(failure)
                ? bucket.alreadyThere(key)
                : S3Failures.explain("Writing " + bucket.locate(key), "s3:PutObject", failure);
    }

    private static boolean isTaken(SdkException failure) {
        return S3Failures.isAnswer(failure, PRECONDITION_FAILED, "") || S3Failures.isAnswer(failure, CONFLICT, "");
    }
}
