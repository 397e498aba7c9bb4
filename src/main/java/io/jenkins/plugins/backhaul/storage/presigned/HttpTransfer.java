package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.ObjectNotFoundException;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.Upload;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;

/**
 * Moves the bytes of objects by {@link Ticket tickets}, several requests at a time. Holds no keys. Safe for several
 * threads; one serves any number of uploads and downloads.
 */
public final class HttpTransfer {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private final TransferOptions options;
    private final Courier courier;

    /** A transfer that works in that way. */
    public HttpTransfer(TransferOptions options) {
        this.options = options;
        // A redirect would carry a signed request to an address that nobody signed for.
        HttpClient client = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT_LIMIT)
                .build();
        this.courier = new Courier(client, options);
    }

    /** An upload whose parts go where {@code control} says. The caller commits and closes it. */
    public Upload upload(UploadControl control) {
        int parallel = options.parallelFor(control.terms().plan().firstSize());
        return new PresignedUpload(control, courier, parallel);
    }

    /** The bytes of an object from first to last; ends or fails as {@code ObjectStore.read} says. The caller closes it. */
    public InputStream download(DownloadControl control) {
        return new RangedRead(control, courier, options);
    }

    /**
     * Ends an upload; does nothing when it is over already.
     *
     * @param location the object as a person names it, for messages
     */
    public void abort(Ticket ticket, String location) throws StorageException {
        try {
            courier.carryOut(new AbortTask(ticket, location));
        } catch (ObjectNotFoundException e) {
            // Somebody else ended it, which is all that was wanted.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("Removing the parts of the unfinished " + location + " was interrupted.", e);
        }
    }
}
