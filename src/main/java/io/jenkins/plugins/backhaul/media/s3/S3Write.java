package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.media.Content;
import io.jenkins.plugins.backhaul.media.ContentProperties;
import io.jenkins.plugins.backhaul.media.ObjectChangedException;
import io.jenkins.plugins.backhaul.storage.presigned.PartPlan;
import io.jenkins.plugins.backhaul.storage.s3.S3Failures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.utils.Md5Utils;

/** Writes an object from its bytes: at once, or part by part when it is long. */
final class S3Write {
    private final MediaBucket bucket;
    private final Marks marks;
    private final Content content;
    private final PartPlan plan;

    S3Write(MediaBucket bucket, Marks marks, Content content) {
        this.bucket = bucket;
        this.marks = marks;
        this.content = content;
        this.plan = PartPlan.forEstimate(
                Math.max(1, content.object().size()),
                bucket.settings().partSize(),
                bucket.settings().endpoint().maxParts());
    }

    void run() throws IOException {
        try {
            if (content.object().size() <= plan.firstSize()) {
                writeAtOnce();
            } else {
                writeInParts();
            }
        } catch (SdkException e) {
            throw S3Failures.explain("Writing " + bucket.locate(content.object().key()), "s3:PutObject", e);
        }
    }

    private void writeAtOnce() throws IOException {
        byte[] bytes = next(0);
        requireEnd();
        String mark = content.mark().orElseGet(() -> HexFormat.of().formatHex(Md5Utils.computeMD5Hash(bytes)));
        boolean marked = marks.areNeededFor(mark);
        String made = put(bytes, marked ? Marks.marked(content.properties(), mark) : content.properties());
        if (!marked && !made.equals(mark)) {
            marks.areNeeded();
            put(bytes, Marks.marked(content.properties(), mark));
        }
    }

    private String put(byte[] bytes, ContentProperties properties) throws IOException {
        return bucket.accessLists()
                .writing(properties.isPublic(), isPublic -> putAs(bytes, properties.readable(isPublic)));
    }

    private String putAs(byte[] bytes, ContentProperties properties) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket.name())
                .key(bucket.fullKey(content.object().key()));
        S3Properties.put(request, properties, bucket.settings());
        request.contentMD5(Md5Utils.md5AsBase64(bytes));
        PutObjectRequest complete = request.build();
        return MediaBucket.bare(
                bucket.askPlainly(s3 -> s3.putObject(complete, body(bytes)).eTag()));
    }

    private void writeInParts() throws IOException {
        String mark = content.mark().orElseThrow();
        ContentProperties properties = Marks.marked(content.properties(), mark);
        PartedUpload upload = bucket.accessLists()
                .writing(
                        properties.isPublic(),
                        isPublic -> PartedUpload.start(bucket, content.object().key(), properties.readable(isPublic)));
        try {
            List<CompletedPart> parts = new ArrayList<>();
            for (long offset = 0; offset < content.object().size(); offset += plan.sizeOf(parts.size())) {
                parts.add(send(upload, parts.size() + 1, next(offset)));
            }
            requireEnd();
            upload.complete(parts);
        } catch (IOException | SdkException e) {
            upload.abort(e);
            throw e;
        }
    }

    private CompletedPart send(PartedUpload upload, int number, byte[] bytes) {
        UploadPartRequest request = UploadPartRequest.builder()
                .bucket(bucket.name())
                .key(bucket.fullKey(content.object().key()))
                .uploadId(upload.id())
                .partNumber(number)
                .contentMD5(Md5Utils.md5AsBase64(bytes))
                .build();
        String etag =
                bucket.askPlainly(s3 -> s3.uploadPart(request, body(bytes)).eTag());
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    /** Without a copy of the bytes, of which there are sixteen parts at a time. */
    private static RequestBody body(byte[] bytes) {
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromByteArrayUnsafe(bytes), bytes.length, "application/octet-stream");
    }

    private byte[] next(long offset) throws IOException {
        int length = (int) Math.min(plan.firstSize(), content.object().size() - offset);
        byte[] bytes = content.bytes().readNBytes(length);
        if (bytes.length < length) {
            throw changed();
        }
        return bytes;
    }

    private void requireEnd() throws IOException {
        if (content.bytes().read() >= 0) {
            throw changed();
        }
    }

    private ObjectChangedException changed() {
        return new ObjectChangedException(
                "Writing " + bucket.locate(content.object().key()) + " failed: what it is made from was changed"
                        + " meanwhile. Try it again later.");
    }
}
