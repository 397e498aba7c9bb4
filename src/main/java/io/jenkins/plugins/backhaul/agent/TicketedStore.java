package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.message.Answer;
import io.jenkins.plugins.backhaul.agent.message.Question;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.Upload;
import io.jenkins.plugins.backhaul.storage.presigned.HttpTransfer;
import io.jenkins.plugins.backhaul.storage.presigned.TransferOptions;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store without keys: the controller is asked for tickets, and the bytes go by them from here. */
final class TicketedStore implements ObjectStore {
    private final String location;
    private final Controller controller;
    private final HttpTransfer transfer = new HttpTransfer(TransferOptions.defaults());

    /** @param location as a person names the store */
    TicketedStore(String location, Controller controller) {
        this.location = location;
        this.controller = controller;
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public Upload startUpload(ObjectKey key, long sizeEstimate) throws StorageException {
        Answer.Started started = controller.ask(new Question.StartUpload(key, sizeEstimate), Answer.Started.class);
        return transfer.upload(new TicketedUpload(controller, started, transfer));
    }

    @Override
    public StoredObject create(ObjectKey key, byte[] content, String contentType) throws StorageException {
        return controller
                .ask(Question.CreateObject.of(key, content, contentType), Answer.Stored.class)
                .object();
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) throws StorageException {
        return list(key.value()).stream()
                .filter(object -> object.key().equals(key))
                .findFirst();
    }

    @Override
    public List<StoredObject> list(String prefix) throws StorageException {
        return controller
                .ask(new Question.ListObjects(prefix), Answer.Listed.class)
                .objects();
    }

    @Override
    public List<String> listFolders(String prefix) throws StorageException {
        throw notFromHere("Listing folders");
    }

    @Override
    public InputStream read(ObjectKey key) throws StorageException {
        return transfer.download(TicketedDownload.of(key, locate(key), controller));
    }

    @Override
    public byte[] readWhole(ObjectKey key, int limit) throws StorageException {
        TicketedDownload download = TicketedDownload.of(key, locate(key), controller);
        if (download.object().size() > limit) {
            throw new StorageException("The object " + locate(key) + " has "
                    + download.object().size() + " bytes; not more than " + limit + " were expected.");
        }
        try (InputStream bytes = transfer.download(download)) {
            return bytes.readAllBytes();
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw new StorageException("Reading " + locate(key) + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void delete(ObjectKey key) throws StorageException {
        throw notFromHere("Removing " + locate(key));
    }

    @Override
    public int sweepUnfinished(String prefix, Instant startedBefore) throws StorageException {
        return controller
                .ask(new Question.SweepUploads(prefix, startedBefore), Answer.Swept.class)
                .count();
    }

    @Override
    public void close() {}

    private static StorageException notFromHere(String what) {
        return new StorageException(what + " is not for an agent to do; do it on the controller.");
    }
}
