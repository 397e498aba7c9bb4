package io.jenkins.plugins.backhaul.testkit;

import io.jenkins.plugins.backhaul.storage.s3.S3Credentials;
import io.jenkins.plugins.backhaul.storage.s3.S3Endpoint;
import io.jenkins.plugins.backhaul.storage.s3.S3Location;
import io.jenkins.plugins.backhaul.storage.s3.S3Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * An S3 server in this process, over real HTTP on a free loopback port, that checks signatures and enforces
 * {@code If-None-Match}. It answers as a bucket in any region would, and is addressed by path style.
 */
public final class LocalS3 implements AutoCloseable {
    /** A bucket that is there from the start. */
    public static final String BUCKET = "backhaul-test";

    private static final int TIME_SKEW_OF_S3 = 15 * 60;

    private final S3Proxy server;
    private final BlobStore objects;
    private final String secretKey;

    private LocalS3(BlobStore objects) throws IOException {
        this.objects = objects;
        this.secretKey = UUID.randomUUID().toString();
        this.server = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, accessKey(), secretKey)
                .maximumTimeSkew(TIME_SKEW_OF_S3)
                .v4MaxNonChunkedRequestSize(5L << 30)
                .build();
    }

    /** A server whose objects live in memory and end with it. The caller closes it. */
    public static LocalS3 start() throws IOException {
        return started(new LocalS3(new TransientNio2BlobStore()));
    }

    /** A server that keeps each bucket as a folder below {@code folder}, which is created. The caller closes it. */
    public static LocalS3 startOn(Path folder) throws IOException {
        return started(new LocalS3(
                new FilesystemNio2BlobStore(Files.createDirectories(folder).toString())));
    }

    /** Where it listens, such as {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** The one access key it knows. */
    public String accessKey() {
        return "local-access-key";
    }

    /** The secret of that key; another one for each server. */
    public String secretKey() {
        return secretKey;
    }

    /** What leads to a place in it, such as {@code s3://backhaul-test/wizards}. */
    public S3Settings settings(String location) {
        return S3Settings.of(S3Location.parse(location))
                .withEndpoint(S3Endpoint.at(endpoint()))
                .withCredentials(S3Credentials.of(accessKey(), secretKey));
    }

    /** Adds a private bucket; does nothing when it is there. */
    public void createBucket(String name) {
        objects.createContainer(name);
        objects.setContainerAccess(name, BucketCannedACL.PRIVATE);
    }

    /** From now on the bucket keeps every version of its objects. */
    public void keepVersions(String bucket) {
        objects.putBucketVersioning(bucket, BucketVersioningStatus.ENABLED);
    }

    /**
     * Puts small objects there without going over HTTP, named {@code 00000}, {@code 00001} and so on.
     *
     * @param start bucket and beginning of the keys, such as {@code bucket/folder/}
     */
    public void fill(String start, int count) {
        String bucket = start.substring(0, start.indexOf('/'));
        String prefix = start.substring(bucket.length() + 1);
        for (int i = 0; i < count; i++) {
            put(bucket, prefix + String.format(Locale.ROOT, "%05d", i), new byte[1]);
        }
    }

    /** Puts an object there without going over HTTP. */
    public void put(String bucket, String key, byte[] content) {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentLength((long) content.length)
                .build();
        objects.putBlob(request, new ByteArrayInputStream(content));
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The local S3 server did not stop", e);
        } finally {
            objects.close();
        }
    }

    private static LocalS3 started(LocalS3 local) throws IOException {
        try {
            local.server.start();
        } catch (Exception e) {
            throw new IOException("The local S3 server did not start", e);
        }
        local.createBucket(BUCKET);
        return local;
    }
}
