package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.presigned.DownloadControl;
import io.jenkins.plugins.backhaul.storage.presigned.HttpTransfer;
import io.jenkins.plugins.backhaul.storage.presigned.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * One object to be read.
 *
 * @param version which of the object's versions; empty for the present one
 */
record S3Download(Bucket bucket, StoredObject object, Optional<String> version) implements DownloadControl {
    @Override
    public String location() {
        return bucket.locate(object.key());
    }

    @Override
    public String permission() {
        return version.isPresent() ? "s3:GetObjectVersion" : "s3:GetObject";
    }

    @Override
    public Ticket ticket() throws StorageException {
        Map<String, String> query = version.map(id -> Map.of("versionId", id)).orElse(Map.of());
        return bucket.ask("Signing an address of " + location(), permission(), s3 -> bucket.tickets()
                .toRead(bucket.name(), bucket.fullKey(object.key()), query));
    }

    /** @throws StorageException also when it is larger than {@code limit} bytes */
    byte[] whole(HttpTransfer transfer, int limit) throws StorageException {
        if (object.size() > limit) {
            throw new StorageException("The object " + location() + " has " + object.size() + " bytes; not more than "
                    + limit + " were expected.");
        }
        try (InputStream bytes = transfer.download(this)) {
            return bytes.readAllBytes();
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw new StorageException("Reading " + location() + " failed: " + e.getMessage(), e);
        }
    }
}
