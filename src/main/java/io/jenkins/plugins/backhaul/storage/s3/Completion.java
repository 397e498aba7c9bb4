package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.presigned.PartChecksum;
import io.jenkins.plugins.backhaul.storage.presigned.SentPart;
import io.jenkins.plugins.backhaul.storage.presigned.UploadTerms;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Publishes an upload, if the store holds exactly what was sent and nobody else published that name. */
final class Completion {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final Bucket bucket;
    private final ObjectKey key;
    private final String uploadId;
    private final UploadTerms terms;

    Completion(Bucket bucket, ObjectKey key, String uploadId, UploadTerms terms) {
        this.bucket = bucket;
        this.key = key;
        this.uploadId = uploadId;
        this.terms = terms;
    }

    StoredObject publish(List<SentPart> sent) throws StorageException {
        PartsAtStore parts = new PartsAtStore(bucket, key, uploadId);
        try {
            parts.requireEqualTo(sent);
        } catch (StorageException e) {
            // Asked again by somebody whom the first answer did not reach?
            return ofOurs(parts, sent).orElseThrow(() -> e);
        }
        try {
            complete(request(sent));
        } catch (SdkException e) {
            // The answer to a first try may have been lost and a second one refused: whose is the object that is there?
            return ofOurs(parts, sent).orElseThrow(() -> explain(e));
        }
        return bucket.find(key)
                .filter(object -> object.size() == sizeOf(sent))
                .orElseThrow(() -> new StorageException("The store published " + terms.location() + " but does not list"
                        + " it with its " + sizeOf(sent) + " bytes. Do not rely on it; write it again."));
    }

    private Optional<StoredObject> ofOurs(PartsAtStore parts, List<SentPart> sent) throws StorageException {
        return parts.areGone() ? bucket.find(key).filter(isOf(sent)) : Optional.empty();
    }

    private void complete(CompleteMultipartUploadRequest request) throws StorageException {
        try {
            bucket.askPlainly(s3 -> s3.completeMultipartUpload(request));
        } catch (SdkException e) {
            if (!S3Failures.isAnswer(e, NOT_IMPLEMENTED, "")) {
                throw e;
            }
            // A store without conditional writes can only be asked beforehand.
            bucket.refuseIfPresent(key);
            bucket.askPlainly(s3 -> s3.completeMultipartUpload(
                    request.toBuilder().ifNoneMatch(null).build()));
        }
    }

    private CompleteMultipartUploadRequest request(List<SentPart> sent) {
        List<CompletedPart> parts = sent.stream()
                .map(each -> CompletedPart.builder()
                        .partNumber(each.part().number())
                        .eTag(each.etag())
                        .build())
                .toList();
        CompleteMultipartUploadRequest.Builder request = CompleteMultipartUploadRequest.builder()
                .bucket(bucket.name())
                .key(bucket.fullKey(key))
                .uploadId(uploadId)
                .ifNoneMatch("*")
                .multipartUpload(upload -> upload.parts(parts));
        if (terms.checksum() == PartChecksum.CRC32) {
            request.checksumType(ChecksumType.FULL_OBJECT).checksumCRC32(WholeCrc32.of(sent));
        }
        return request.build();
    }

    private StorageException explain(SdkException failure) {
        if (S3Failures.isAnswer(failure, PRECONDITION_FAILED, "") || S3Failures.isAnswer(failure, CONFLICT, "")) {
            return bucket.alreadyThere(key);
        }
        return S3Failures.explain("Publishing " + terms.location(), "s3:PutObject", failure);
    }

    private Predicate<StoredObject> isOf(List<SentPart> sent) {
        String etag = Etags.ofWhole(sent);
        return object -> object.size() == sizeOf(sent) && object.etag().equals(etag);
    }

    private static long sizeOf(List<SentPart> sent) {
        return sent.stream().mapToLong(each -> each.part().size()).sum();
    }
}
