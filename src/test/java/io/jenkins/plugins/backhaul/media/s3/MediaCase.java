package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.media.CompareMedia;
import io.jenkins.plugins.backhaul.media.Difference;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.SyncMedia;
import io.jenkins.plugins.backhaul.media.SyncReport;
import io.jenkins.plugins.backhaul.media.SyncRequest;
import io.jenkins.plugins.backhaul.storage.s3.S3Connection;
import io.jenkins.plugins.backhaul.storage.s3.S3Endpoint;
import io.jenkins.plugins.backhaul.testkit.FaultProxy;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Two buckets on a server of their own, and a folder; between us and the server stands what disturbs. */
abstract class MediaCase {
    static final String PRODUCTION = "wizards-production";
    static final String STAGING = "wizards-staging";
    static final CopyLimits SMALL = new CopyLimits(6 << 20, 5 << 20);

    final List<String> notes = new ArrayList<>();

    LocalS3 server;
    FaultProxy proxy;
    S3Client s3;

    @TempDir
    Path folder;

    @BeforeEach
    void startServer() throws IOException {
        server = LocalS3.start();
        server.createBucket(PRODUCTION);
        server.createBucket(STAGING);
        proxy = FaultProxy.before(server.endpoint());
        s3 = S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .build();
    }

    @AfterEach
    void stopServer() throws IOException {
        s3.close();
        proxy.close();
        server.close();
    }

    final MediaPlace bucket(String location) throws IOException {
        return bucket(location, proxy.endpoint());
    }

    final MediaPlace bucket(String location, URI endpoint) throws IOException {
        return S3Place.open(
                server.settings("s3://" + location)
                        .withEndpoint(S3Endpoint.at(endpoint))
                        .withPartSize(5 << 20),
                S3Connection.direct(),
                SMALL);
    }

    final SyncReport sync(MediaPlace from, MediaPlace to, boolean delete) throws IOException, InterruptedException {
        Progress noting = new Progress() {
            @Override
            public void start(String phase, long totalBytes) {}

            @Override
            public void advance(long bytes) {}

            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        };
        SyncRequest request = new SyncRequest(from, to, delete, List.of());
        SyncMedia sync = new SyncMedia(noting);
        return sync.run(request, sync.plan(request));
    }

    static Difference difference(MediaPlace from, MediaPlace to) throws IOException, InterruptedException {
        return new CompareMedia(Progress.NONE).run(from, to);
    }

    final void put(String bucket, String key, String content) {
        server.put(bucket, key, content.getBytes(StandardCharsets.UTF_8));
    }

    final String content(String bucket, String key) {
        return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String();
    }
}
