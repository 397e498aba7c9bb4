package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.media.ContentProperties;
import io.jenkins.plugins.backhaul.media.MediaObject;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/** Has the store copy an object that is too long for one request. What does not become whole leaves nothing behind. */
final class CopyInParts {
    private final MediaBucket from;
    private final MediaBucket to;
    private final CopyLimits limits;

    CopyInParts(MediaBucket from, MediaBucket to, CopyLimits limits) {
        this.from = from;
        this.to = to;
        this.limits = limits;
    }

    /** @param properties of the copy, as the store takes over none */
    void run(MediaObject object, ContentProperties properties) {
        PartedUpload upload = PartedUpload.start(to, object.key(), properties);
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (long offset = 0; offset < object.size(); offset += limits.part()) {
                int number = parts.size() + 1;
                UploadPartCopyRequest request = part(object, offset, upload.id(), number);
                String etag = to.askPlainly(
                        s3 -> s3.uploadPartCopy(request).copyPartResult().eTag());
                parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
            }
            upload.complete(parts);
        } catch (SdkException e) {
            upload.abort(e);
            throw e;
        }
    }

    private UploadPartCopyRequest part(MediaObject object, long offset, String id, int number) {
        long last = Math.min(offset + limits.part(), object.size()) - 1;
        return UploadPartCopyRequest.builder()
                .sourceBucket(from.name())
                .sourceKey(from.fullKey(object.key()))
                .copySourceIfMatch(MediaBucket.quoted(object.etag().orElseThrow()))
                .copySourceRange("bytes=" + offset + "-" + last)
                .destinationBucket(to.name())
                .destinationKey(to.fullKey(object.key()))
                .uploadId(id)
                .partNumber(number)
                .build();
    }
}
