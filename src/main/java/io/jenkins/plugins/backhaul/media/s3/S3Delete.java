package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.media.MediaObject;
import io.jenkins.plugins.backhaul.media.ObjectChangedException;
import io.jenkins.plugins.backhaul.storage.s3.S3Failures;
import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;

/**
 * Removes an object if it is what was listed. Amazon's own condition for that holds at the very moment
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html); other stores ignore it, or refuse a request that has one.
 */
final class S3Delete {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final MediaBucket bucket;
    private final MediaObject listed;
    private final String action;

    S3Delete(MediaBucket bucket, MediaObject listed) {
        this.bucket = bucket;
        this.listed = listed;
        this.action = "Removing " + bucket.locate(listed.key());
    }

    /** @param present what it is now */
    void run(MediaObject present) throws IOException {
        if (present.size() != listed.size() || !present.etag().equals(listed.etag())) {
            throw changed();
        }
        try {
            DeleteObjectRequest conditional = request()
                    .ifMatch(MediaBucket.quoted(listed.etag().orElseThrow()))
                    .build();
            bucket.askPlainly(s3 -> s3.deleteObject(conditional));
        } catch (SdkException e) {
            if (S3Failures.isAnswer(e, PRECONDITION_FAILED, "")) {
                throw changed();
            }
            if (S3Failures.isAnswer(e, BAD_REQUEST, "") || S3Failures.isAnswer(e, NOT_IMPLEMENTED, "")) {
                bucket.ask(
                        action,
                        "s3:DeleteObject",
                        s3 -> s3.deleteObject(request().build()));
            } else if (!S3Failures.isAnswer(e, NOT_FOUND, "NoSuchKey")) {
                throw S3Failures.explain(action, "s3:DeleteObject and s3:GetObject", e);
            }
        }
    }

    private DeleteObjectRequest.Builder request() {
        return DeleteObjectRequest.builder().bucket(bucket.name()).key(bucket.fullKey(listed.key()));
    }

    private ObjectChangedException changed() {
        return new ObjectChangedException(action + " failed: it was changed meanwhile. Try it again later.");
    }
}
