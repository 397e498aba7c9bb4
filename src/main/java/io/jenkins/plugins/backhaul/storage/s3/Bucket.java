package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The settings' bucket: its client, its names, its listings. Failures come out as sentences. */
final class Bucket implements AutoCloseable {
    private final S3Settings settings;
    private final S3Client client;
    private final TicketOffice tickets;

    private Bucket(S3Settings settings, S3Client client, TicketOffice tickets) {
        this.settings = settings;
        this.client = client;
        this.tickets = tickets;
    }

    static Bucket open(S3Settings settings, S3Connection connection, Clock localClock) throws StorageException {
        StoreClock clock = new StoreClock(localClock);
        try {
            S3Client client = S3Clients.build(settings, connection, clock);
            TicketOffice tickets =
                    new TicketOffice(client, settings.credentials().provider(), clock);
            return new Bucket(settings, client, tickets);
        } catch (SdkException e) {
            throw S3Failures.explain("Opening " + settings.location(), "s3:ListBucket", e);
        }
    }

    S3Settings settings() {
        return settings;
    }

    TicketOffice tickets() {
        return tickets;
    }

    String name() {
        return settings.location().bucket();
    }

    String fullKey(ObjectKey key) {
        return settings.location().keyPrefix() + key;
    }

    String locate(ObjectKey key) {
        return settings.location() + "/" + key;
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

    /** Asks the store for something whose refusal means something to the caller. */
    <T> T askPlainly(Function<S3Client, T> request) {
        return request.apply(client);
    }

    /** The object of exactly that name. Needs {@code s3:ListBucket} only, and tells a missing bucket from a missing object. */
    Optional<StoredObject> find(ObjectKey key) throws StorageException {
        String fullKey = fullKey(key);
        return ask(
                        "Looking for " + locate(key),
                        "s3:ListBucket",
                        s3 -> s3.listObjectsV2(
                                r -> r.bucket(name()).prefix(fullKey).maxKeys(1)))
                .contents()
                .stream()
                .filter(object -> object.key().equals(fullKey))
                .findFirst()
                .flatMap(this::stored);
    }

    void refuseIfPresent(ObjectKey key) throws StorageException {
        if (find(key).isPresent()) {
            throw alreadyThere(key);
        }
    }

    ObjectExistsException alreadyThere(ObjectKey key) {
        return new ObjectExistsException(
                "There is an object " + locate(key) + " already; it was left as it is. Choose another name.");
    }

    /** All objects whose key starts so; names that are no keys of ours are left out, such as a console's folder marks. */
    List<StoredObject> list(String prefix) throws StorageException {
        List<StoredObject> found = new ArrayList<>();
        eachPage(request -> request.prefix(settings.location().keyPrefix() + prefix), page -> page.contents()
                .forEach(object -> stored(object).ifPresent(found::add)));
        return found;
    }

    /** The first segments after that prefix of all keys below it. */
    List<String> listFolders(String prefix) throws StorageException {
        String start = settings.location().keyPrefix() + prefix;
        List<String> found = new ArrayList<>();
        eachPage(request -> request.prefix(start).delimiter("/"), page -> page.commonPrefixes().stream()
                .map(CommonPrefix::prefix)
                .map(folder -> folder.substring(start.length(), folder.length() - 1))
                .filter(folder -> !folder.isEmpty())
                .forEach(found::add));
        return found;
    }

    /** Uploads that were started and neither completed nor aborted, of keys that start so. */
    List<MultipartUpload> listUploads(String fullPrefix) {
        return askPlainly(
                s3 -> s3.listMultipartUploadsPaginator(r -> r.bucket(name()).prefix(fullPrefix)).uploads().stream()
                        .toList());
    }

    @Override
    public void close() {
        client.close();
    }

    private void eachPage(Consumer<ListObjectsV2Request.Builder> request, Consumer<ListObjectsV2Response> page)
            throws StorageException {
        ask("Listing " + settings.location(), "s3:ListBucket", s3 -> {
            s3.listObjectsV2Paginator(r -> request.accept(r.bucket(name()))).forEach(page);
            return null;
        });
    }

    /** The key of an object under our prefix; empty when its name is none of ours. */
    Optional<ObjectKey> keyOf(String fullKey) {
        try {
            return Optional.of(new ObjectKey(
                    fullKey.substring(settings.location().keyPrefix().length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<StoredObject> stored(S3Object object) {
        return keyOf(object.key())
                .map(key -> new StoredObject(key, object.size(), object.lastModified(), Etags.bare(object.eTag())));
    }
}
