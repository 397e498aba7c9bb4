package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.media.ContentProperties;
import io.jenkins.plugins.backhaul.media.MediaObject;
import io.jenkins.plugins.backhaul.media.ObjectChangedException;
import io.jenkins.plugins.backhaul.storage.s3.S3Failures;
import java.io.IOException;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Has the store copy an object from one bucket to another, with everything it knows of it. */
final class S3Copy {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final MediaBucket from;
    private final MediaBucket to;
    private final Marks marks;
    private final CopyLimits limits;

    S3Copy(MediaBucket from, MediaBucket to, Marks marks, CopyLimits limits) {
        this.from = from;
        this.to = to;
        this.marks = marks;
        this.limits = limits;
    }

    /** Copies it; returns false when the store does not do that for these two, as they may be in different accounts. */
    boolean run(MediaObject object) throws IOException {
        String action = "Copying " + from.locate(object.key()) + " to " + to.locate(object.key());
        try {
            return to.accessLists().writing(from.accessLists().isPublic(object.key()), isPublic -> {
                copy(object, isPublic);
                return true;
            });
        } catch (SdkException e) {
            if (S3Failures.isAnswer(e, FORBIDDEN, "AccessDenied") || S3Failures.isAnswer(e, NOT_IMPLEMENTED, "")) {
                return false;
            }
            if (S3Failures.isAnswer(e, PRECONDITION_FAILED, "") || S3Failures.isAnswer(e, NOT_FOUND, "NoSuchKey")) {
                throw new ObjectChangedException(action + " failed: it was changed meanwhile. Try it again later.");
            }
            throw S3Failures.explain(action, "s3:GetObject of the one and s3:PutObject of the other", e);
        }
    }

    private void copy(MediaObject object, boolean isPublic) throws IOException {
        String etag = object.etag().orElseThrow();
        if (object.size() > limits.longest()) {
            new CopyInParts(from, to, limits).run(object, Marks.marked(properties(object, isPublic), etag));
        } else if (marks.areNeededFor(etag)) {
            copyMarked(object, isPublic);
        } else if (!copyAsItIs(object, isPublic).equals(etag)) {
            marks.areNeeded();
            copyMarked(object, isPublic);
        }
    }

    private String copyAsItIs(MediaObject object, boolean isPublic) {
        return copy(object, request -> {
            request.metadataDirective(MetadataDirective.COPY);
            if (isPublic) {
                request.acl(ObjectCannedACL.PUBLIC_READ);
            }
        });
    }

    private void copyMarked(MediaObject object, boolean isPublic) throws IOException {
        ContentProperties properties =
                Marks.marked(properties(object, isPublic), object.etag().orElseThrow());
        copy(object, request -> {
            S3Properties.put(request, properties);
            request.metadataDirective(MetadataDirective.REPLACE);
        });
    }

    private ContentProperties properties(MediaObject object, boolean isPublic) throws IOException {
        HeadObjectResponse head = from.askAboutListed(
                "Looking at " + from.locate(object.key()),
                "s3:GetObject",
                s3 -> s3.headObject(r -> r.bucket(from.name()).key(from.fullKey(object.key()))));
        return Marks.unmarked(S3Properties.of(head)).readable(isPublic);
    }

    private String copy(MediaObject object, Consumer<CopyObjectRequest.Builder> more) {
        CopyObjectRequest.Builder request = CopyObjectRequest.builder()
                .sourceBucket(from.name())
                .sourceKey(from.fullKey(object.key()))
                .copySourceIfMatch(MediaBucket.quoted(object.etag().orElseThrow()))
                .destinationBucket(to.name())
                .destinationKey(to.fullKey(object.key()));
        to.settings().kmsKeyId().ifPresent(key -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId(key));
        more.accept(request);
        CopyObjectRequest complete = request.build();
        return MediaBucket.bare(
                to.askPlainly(s3 -> s3.copyObject(complete).copyObjectResult().eTag()));
    }
}
