package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.storage.s3.S3Failures;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.Permission;

/**
 * Whether everybody may read an object, where a bucket still keeps that with each. A store does not copy it. Buckets made since April
 * 2023 keep no such lists (docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html).
 */
final class AccessLists {
    private static final String EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";

    private final MediaBucket bucket;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean kept = new AtomicBoolean(true);

    AccessLists(MediaBucket bucket) {
        this.bucket = bucket;
    }

    /** Whether this bucket may keep any, as far as is known. */
    private boolean areKept() {
        if (asked.compareAndSet(false, true) && isWithout()) {
            kept.set(false);
        }
        return kept.get();
    }

    /** This bucket turned out not to keep any, or not to let us set or see them. */
    private void areNotKept() {
        kept.set(false);
    }

    /** Whether everybody may read the object; no, where that cannot be found out. */
    boolean isPublic(String key) {
        if (!areKept()) {
            return false;
        }
        try {
            // An object that is gone is told of by whoever reads it.
            return bucket
                    .askPlainly(
                            s3 -> s3.getObjectAcl(r -> r.bucket(bucket.name()).key(bucket.fullKey(key))))
                    .grants()
                    .stream()
                    .anyMatch(grant -> EVERYBODY.equals(grant.grantee().uri())
                            && (grant.permission() == Permission.READ
                                    || grant.permission() == Permission.FULL_CONTROL));
        } catch (SdkException e) {
            if (isRefusal(e)) {
                areNotKept();
            } else if (!S3Failures.isAnswer(e, 404, "")) {
                throw e;
            }
            return false;
        }
    }

    /** Writes an object, for everybody to read if it shall be and this bucket keeps that with it. */
    <T> T writing(boolean isPublic, Writing<T> way) throws IOException {
        boolean wanted = isPublic && areKept();
        try {
            return way.write(wanted);
        } catch (SdkException e) {
            if (!wanted || !isRefusal(e)) {
                throw e;
            }
            T written = way.write(false);
            areNotKept();
            return written;
        }
    }

    /** A way to write an object. */
    @FunctionalInterface
    interface Writing<T> {
        T write(boolean isPublic) throws IOException;
    }

    /** Whether the store says by that that it wants no such lists, or not from us. */
    private static boolean isRefusal(SdkException failure) {
        return S3Failures.isAnswer(failure, 400, "AccessControlListNotSupported")
                || S3Failures.isAnswer(failure, 403, "AccessDenied")
                || S3Failures.isAnswer(failure, 405, "")
                || S3Failures.isAnswer(failure, 501, "");
    }

    private boolean isWithout() {
        try {
            return bucket
                    .askPlainly(s3 -> s3.getBucketOwnershipControls(r -> r.bucket(bucket.name())))
                    .ownershipControls()
                    .rules()
                    .stream()
                    .map(OwnershipControlsRule::objectOwnership)
                    .anyMatch(ObjectOwnership.BUCKET_OWNER_ENFORCED::equals);
        } catch (SdkException e) {
            // Older buckets have no answer to that, and not everybody may ask.
            return false;
        }
    }
}
