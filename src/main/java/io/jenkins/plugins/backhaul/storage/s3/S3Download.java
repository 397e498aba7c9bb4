package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.presigned.DownloadControl;
import io.jenkins.plugins.backhaul.storage.presigned.Ticket;

/** One object to be read. */
record S3Download(Bucket bucket, StoredObject object) implements DownloadControl {
    @Override
    public String location() {
        return bucket.locate(object.key());
    }

    @Override
    public Ticket ticket() throws StorageException {
        return bucket.ask("Signing an address of " + location(), "s3:GetObject", s3 -> bucket.tickets()
                .toRead(bucket.name(), bucket.fullKey(object.key())));
    }
}
