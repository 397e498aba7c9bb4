package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.media.Content;
import io.jenkins.plugins.backhaul.media.ContentProperties;
import io.jenkins.plugins.backhaul.media.MediaObject;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The bytes of an object. Where the connection breaks it goes on from there, if the object is still the same. */
final class S3Read extends InputStream {
    private static final int TRIES = 5;
    private static final long PAUSE_MILLIS = 200;

    private final MediaBucket bucket;
    private final MediaObject object;
    private ResponseInputStream<GetObjectResponse> bytes;
    private long position;
    private int failures;

    private S3Read(MediaBucket bucket, MediaObject object) throws IOException {
        this.bucket = bucket;
        this.object = object;
        this.bytes = request();
    }

    static Content open(MediaBucket bucket, MediaObject object, boolean withAccess) throws IOException {
        boolean isPublic = withAccess && bucket.accessLists().isPublic(object.key());
        S3Read read = new S3Read(bucket, object);
        ContentProperties properties =
                Marks.unmarked(S3Properties.of(read.bytes.response())).readable(isPublic);
        return new Content(object, properties, object.etag(), read);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (position < object.size() && length > 0) {
            try {
                int count = bytes.read(target, offset, length);
                if (count > 0) {
                    position += count;
                    failures = 0;
                    return count;
                }
                goOn(new IOException("it ended early"));
            } catch (IOException e) {
                goOn(e);
            }
        }
        return length == 0 ? 0 : -1;
    }

    @Override
    public void close() throws IOException {
        if (position < object.size()) {
            // Otherwise the rest would be read first.
            bytes.abort();
        }
        bytes.close();
    }

    private void goOn(IOException reason) throws IOException {
        bytes.abort();
        failures++;
        if (failures == TRIES) {
            throw new StorageException(
                    "Reading " + bucket.locate(object.key()) + " failed after " + TRIES
                            + " tries: the connection broke again and again; check the network.",
                    reason);
        }
        try {
            Thread.sleep(PAUSE_MILLIS << failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        bytes = request();
    }

    private ResponseInputStream<GetObjectResponse> request() throws IOException {
        GetObjectRequest.Builder request = GetObjectRequest.builder()
                .bucket(bucket.name())
                .key(bucket.fullKey(object.key()))
                .ifMatch(MediaBucket.quoted(object.etag().orElseThrow()));
        Optional.of(position).filter(from -> from > 0).ifPresent(from -> request.range("bytes=" + from + "-"));
        GetObjectRequest complete = request.build();
        return bucket.askAboutListed(
                "Reading " + bucket.locate(object.key()), "s3:GetObject", s3 -> s3.getObject(complete));
    }
}
