package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.presigned.SentPart;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.Part;

/** What the store says it has of an unfinished upload; asked by us, not believed from whoever sent the bytes. */
final class PartsAtStore {
    private final Bucket bucket;
    private final ObjectKey key;
    private final String uploadId;

    PartsAtStore(Bucket bucket, ObjectKey key, String uploadId) {
        this.bucket = bucket;
        this.key = key;
        this.uploadId = uploadId;
    }

    void requireEqualTo(List<SentPart> sent) throws StorageException {
        List<Part> present;
        try {
            present = list();
        } catch (SdkException e) {
            throw S3Failures.explain("Comparing the parts of " + bucket.locate(key), "s3:ListMultipartUploadParts", e);
        }
        boolean equal = present.size() == sent.size();
        for (int i = 0; equal && i < sent.size(); i++) {
            equal = isSame(present.get(i), sent.get(i));
        }
        if (!equal) {
            throw new StorageException("The store does not hold the parts of " + bucket.locate(key)
                    + " that were sent (" + present.size() + " there, " + sent.size()
                    + " sent). Nothing was published; write it again.");
        }
    }

    /** Whether the upload is over: completed, or ended by somebody else. */
    boolean areGone() {
        try {
            // Some stores still know the name of an upload that is over.
            return list().isEmpty();
        } catch (SdkException e) {
            return S3Failures.isAnswer(e, 404, "NoSuchUpload");
        }
    }

    private List<Part> list() {
        return bucket.askPlainly(
                s3 -> s3
                        .listPartsPaginator(r ->
                                r.bucket(bucket.name()).key(bucket.fullKey(key)).uploadId(uploadId))
                        .parts()
                        .stream()
                        .toList());
    }

    private static boolean isSame(Part present, SentPart sent) {
        return present.partNumber() == sent.part().number()
                && present.size() == sent.part().size()
                && Etags.bare(present.eTag()).equals(Etags.bare(sent.etag()));
    }
}
