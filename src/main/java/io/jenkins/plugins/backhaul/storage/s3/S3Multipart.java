package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.presigned.Part;
import io.jenkins.plugins.backhaul.storage.presigned.PartChecksum;
import io.jenkins.plugins.backhaul.storage.presigned.PartPlan;
import io.jenkins.plugins.backhaul.storage.presigned.ResumableUpload;
import io.jenkins.plugins.backhaul.storage.presigned.SentPart;
import io.jenkins.plugins.backhaul.storage.presigned.Ticket;
import io.jenkins.plugins.backhaul.storage.presigned.UploadTerms;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** One multipart upload, seen from the side that holds the keys. */
final class S3Multipart implements ResumableUpload {
    private final Bucket bucket;
    private final ObjectKey key;
    private final UploadTerms terms;
    private final String id;

    /** One that was started earlier. */
    S3Multipart(Bucket bucket, ObjectKey key, UploadTerms terms, String id) {
        this.bucket = bucket;
        this.key = key;
        this.terms = terms;
        this.id = id;
    }

    /** Starts one, unless the object is there or somebody else started earlier. */
    static S3Multipart start(Bucket bucket, ObjectKey key, long sizeEstimate) throws StorageException {
        bucket.refuseIfPresent(key);
        S3Settings settings = bucket.settings();
        PartPlan plan = PartPlan.forEstimate(
                sizeEstimate, settings.partSize(), settings.endpoint().maxParts());
        PartChecksum checksum = settings.endpoint().sendsNewerChecksums() ? PartChecksum.CRC32 : PartChecksum.MD5;
        UploadTerms terms = new UploadTerms(bucket.locate(key), plan, checksum);
        CreateMultipartUploadRequest request = request(bucket, key, checksum);
        String id = bucket.ask(
                        "Starting " + bucket.locate(key), "s3:PutObject", s3 -> s3.createMultipartUpload(request))
                .uploadId();
        S3Multipart upload = new S3Multipart(bucket, key, terms, id);
        upload.giveWayToEarlier();
        return upload;
    }

    @Override
    public UploadTerms terms() {
        return terms;
    }

    @Override
    public Ticket ticket(Part part) throws StorageException {
        Map<String, String> query = Map.of("partNumber", String.valueOf(part.number()), "uploadId", id);
        Map<String, String> headers =
                Map.of(terms.checksum().header(), part.checksum(), "Content-Length", String.valueOf(part.size()));
        return bucket.ask("Signing an address of " + terms.location(), "s3:PutObject", s3 -> bucket.tickets()
                .toSend(bucket.name(), bucket.fullKey(key), query, headers));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Ticket ticketToAbort() throws StorageException {
        return bucket.ask("Signing an address of " + terms.location(), "s3:AbortMultipartUpload", s3 -> bucket.tickets()
                .toAbort(bucket.name(), bucket.fullKey(key), id));
    }

    @Override
    public StoredObject complete(List<SentPart> parts) throws StorageException {
        return new Completion(bucket, key, id, terms).publish(parts);
    }

    @Override
    public void abort() throws StorageException {
        try {
            bucket.askPlainly(s3 -> s3.abortMultipartUpload(
                    r -> r.bucket(bucket.name()).key(bucket.fullKey(key)).uploadId(id)));
        } catch (SdkException e) {
            if (!S3Failures.isAnswer(e, 404, "NoSuchUpload")) {
                throw S3Failures.explain(
                        "Removing the parts of the unfinished " + terms.location(), "s3:AbortMultipartUpload", e);
            }
        }
    }

    private static CreateMultipartUploadRequest request(Bucket bucket, ObjectKey key, PartChecksum checksum) {
        CreateMultipartUploadRequest.Builder request =
                CreateMultipartUploadRequest.builder().bucket(bucket.name()).key(bucket.fullKey(key));
        if (checksum == PartChecksum.CRC32) {
            request.checksumAlgorithm(ChecksumAlgorithm.CRC32).checksumType(ChecksumType.FULL_OBJECT);
        }
        bucket.settings().kmsKeyId().ifPresent(kms -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(kms));
        return request.build();
    }

    /**
     * Of two that write the same object, the later one gives way at once rather than after hours. Only a courtesy, so a
     * store that does not let us look is no failure: {@code If-None-Match} at the end decides.
     */
    private void giveWayToEarlier() throws StorageException {
        Optional<MultipartUpload> first;
        try {
            first = bucket.listUploads(bucket.fullKey(key)).stream()
                    .filter(upload -> upload.key().equals(bucket.fullKey(key)))
                    .min(Comparator.comparing(MultipartUpload::initiated).thenComparing(MultipartUpload::uploadId));
        } catch (SdkException e) {
            return;
        }
        if (first.isPresent() && !first.get().uploadId().equals(id)) {
            abort();
            throw new ObjectExistsException("Somebody else has been writing " + terms.location() + " since "
                    + first.get().initiated()
                    + ". Wait for them, or sweep unfinished uploads if that process is gone.");
        }
    }
}
