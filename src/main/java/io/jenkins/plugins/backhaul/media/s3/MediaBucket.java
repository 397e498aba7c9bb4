package io.jenkins.plugins.backhaul.media.s3;

import io.jenkins.plugins.backhaul.media.Ground;
import io.jenkins.plugins.backhaul.media.ObjectChangedException;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.s3.S3Clients;
import io.jenkins.plugins.backhaul.storage.s3.S3Connection;
import io.jenkins.plugins.backhaul.storage.s3.S3Failures;
import io.jenkins.plugins.backhaul.storage.s3.S3Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket with media: its client and its names. Failures come out as sentences. */
final class MediaBucket implements AutoCloseable {
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Settings settings;
    private final Optional<String> server;
    private final S3Client client;
    private final AccessLists accessLists = new AccessLists(this);

    private MediaBucket(S3Settings settings, Optional<String> server, S3Client client) {
        this.settings = settings;
        this.server = server;
        this.client = client;
    }

    /** @param server what people call the server that it is on, if they do */
    static MediaBucket open(S3Settings settings, Optional<String> server, S3Connection connection)
            throws StorageException {
        return new MediaBucket(settings, server, S3Clients.open(settings, connection));
    }

    AccessLists accessLists() {
        return accessLists;
    }

    S3Settings settings() {
        return settings;
    }

    String name() {
        return settings.location().bucket();
    }

    String location() {
        return settings.location().toString();
    }

    String fullKey(String key) {
        String prefix = settings.location().prefix();
        return prefix.isEmpty() ? key : prefix + "/" + key;
    }

    String locate(String key) {
        return "s3://" + name() + "/" + fullKey(key);
    }

    Ground ground() {
        return Ground.bucket(settings.endpoint().address(), server, location());
    }

    /** Whether the same store keeps the other one, so that it could copy from there. */
    boolean isAtTheStoreOf(MediaBucket other) {
        return settings.endpoint().address().equals(other.settings.endpoint().address());
    }

    static String bare(String etag) {
        return etag.replace("\"", "");
    }

    static String quoted(String etag) {
        return '"' + etag + '"';
    }

    /**
     * Asks the store for something.
     *
     * @param action to begin a sentence: {@code "Removing s3://…"}
     * @param permission what the store must allow for it
     */
    <T> T ask(String action, String permission, Function<S3Client, T> request) throws StorageException {
        try {
            return request.apply(client);
        } catch (SdkException e) {
            throw S3Failures.explain(action, permission, e);
        }
    }

    /**
     * The same about an object that must be as it was listed.
     *
     * @throws ObjectChangedException when it is not
     */
    <T> T askAboutListed(String action, String permission, Function<S3Client, T> request) throws IOException {
        try {
            return request.apply(client);
        } catch (SdkException e) {
            if (S3Failures.isAnswer(e, PRECONDITION_FAILED, "") || S3Failures.isAnswer(e, NOT_FOUND, "NoSuchKey")) {
                throw new ObjectChangedException(action + " failed: it was changed meanwhile. Try it again later.");
            }
            throw S3Failures.explain(action, permission, e);
        }
    }

    /** Asks the store for something whose refusal means something to the caller. */
    <T> T askPlainly(Function<S3Client, T> request) {
        return request.apply(client);
    }

    @Override
    public void close() {
        client.close();
    }
}
