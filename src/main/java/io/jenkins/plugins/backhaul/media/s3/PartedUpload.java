package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.media.ContentProperties;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/** An object that comes into being in parts. */
record PartedUpload(MediaBucket bucket, String key, String id) {
    static PartedUpload start(MediaBucket bucket, String key, ContentProperties properties) {
        CreateMultipartUploadRequest.Builder request =
                CreateMultipartUploadRequest.builder().bucket(bucket.name()).key(bucket.fullKey(key));
        S3Properties.put(request, properties, bucket.settings());
        CreateMultipartUploadRequest complete = request.build();
        return new PartedUpload(bucket, key, bucket.askPlainly(s3 -> s3.createMultipartUpload(complete)
                .uploadId()));
    }

    void complete(List<CompletedPart> parts) {
        bucket.askPlainly(s3 -> s3.completeMultipartUpload(r -> r.bucket(bucket.name())
                .key(bucket.fullKey(key))
                .uploadId(id)
                .multipartUpload(all -> all.parts(parts))));
    }

    /** Removes what was sent; what goes wrong with that goes along with the failure that is the reason. */
    void abort(Exception reason) {
        // The SDK asks nothing in a thread that is to end.
        boolean interrupted = Thread.interrupted();
        try {
            bucket.askPlainly(s3 -> s3.abortMultipartUpload(
                    r -> r.bucket(bucket.name()).key(bucket.fullKey(key)).uploadId(id)));
        } catch (SdkException e) {
            reason.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
