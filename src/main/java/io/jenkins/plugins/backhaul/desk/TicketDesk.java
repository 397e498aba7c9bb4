package io.jenkins.plugins.backhaul.desk;

import io.jenkins.plugins.backhaul.agent.message.Answer;
import io.jenkins.plugins.backhaul.agent.message.Question;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.presigned.DownloadControl;
import io.jenkins.plugins.backhaul.storage.presigned.TicketStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers what one piece of work on an agent asks of its store, as far as it was granted. To answer a question a second time,
 * because the first answer got lost or the controller was restarted, does no harm. Safe for use by several threads.
 */
public final class TicketDesk {
    private final TicketStore store;
    private final Grant grant;
    private final BackupUpload upload;
    private final Optional<ProofRecord> proof;
    private boolean ended;

    /**
     * A desk for one piece of work, new or begun by an earlier controller.
     *
     * @param store stays open
     * @param memory what the earlier controller remembered of this work
     */
    public TicketDesk(TicketStore store, Grant grant, Memory memory) {
        this.store = store;
        this.grant = grant;
        this.upload = new BackupUpload(store, grant, memory);
        this.proof = grant.proof().map(granted -> new ProofRecord(store, granted, memory));
    }

    /**
     * Answers a question; a failure is an answer too, and arises again on the agent.
     *
     * @param question as the agent wrote it
     * @return holds tickets: it is as secret as a password
     */
    public synchronized byte[] answer(byte[] question) {
        try {
            if (ended) {
                throw new RefusedQuestionException("anything at all, as this work has ended");
            }
            return reply(Question.parse(question)).toJson();
        } catch (StorageException e) {
            return Answer.Failed.of(e).toJson();
        } catch (IOException e) {
            return failed(e.getMessage());
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return failed("This is a fault of Backhaul itself on the controller; please report it: " + e);
        }
    }

    private static byte[] failed(String sentence) {
        return new Answer.Failed(Answer.Failed.Kind.OTHER, sentence).toJson();
    }

    private Answer reply(Question question) throws IOException {
        if (question instanceof Question.SendPart send) {
            return new Answer.Admitted(upload.admit(send.part().part()));
        }
        if (question instanceof Question.StartUpload start) {
            return upload.start(start.key(), start.sizeEstimate());
        }
        if (question instanceof Question.CompleteUpload complete) {
            return new Answer.Stored(upload.complete(complete.sent()));
        }
        if (question instanceof Question.CreateObject create) {
            return new Answer.Stored(create(create.key(), create.content()));
        }
        if (question instanceof Question.AbortUpload) {
            abortUpload();
            return new Answer.Done();
        }
        if (question instanceof Question.SweepUploads sweep) {
            grant.requireSweepable(sweep.prefix(), sweep.startedBefore());
            return new Answer.Swept(store.sweepUnfinished(sweep.prefix(), sweep.startedBefore()));
        }
        return question instanceof Question.ReadObject read
                ? opened(read.key())
                : listed(((Question.ListObjects) question).prefix());
    }

    private StoredObject create(ObjectKey key, byte[] content) throws IOException {
        return proof.isPresent() ? proof.get().create(key, content) : upload.createSidecar(key, content);
    }

    /** A proof uploads nothing, and what is remembered of its evidence must stay. */
    private void abortUpload() throws IOException {
        if (proof.isEmpty()) {
            upload.abort();
        }
    }

    private Answer opened(ObjectKey key) throws StorageException {
        grant.requireReadable(key);
        DownloadControl download = store.reading(key);
        return new Answer.Opened(download.object(), download.ticket());
    }

    private Answer listed(String prefix) throws StorageException {
        if (grant.readProject().isPresent()) {
            return new Answer.Listed(store.list(grant.readProject().get().folder()).stream()
                    .filter(each -> each.key().value().startsWith(prefix))
                    .toList());
        }
        List<StoredObject> found = new ArrayList<>();
        for (ObjectKey key : grant.readable()) {
            if (key.value().startsWith(prefix)) {
                store.find(key).ifPresent(found::add);
            }
        }
        return new Answer.Listed(found);
    }

    /**
     * Ends the work: what was uploaded and is not published goes, also when an earlier controller began it; every further
     * question is refused.
     */
    public synchronized void abort() throws IOException {
        ended = true;
        abortUpload();
    }

    /**
     * The sidecar of the backup that was made, which this class has compared with the archive that the store holds; nothing
     * as long as there is none. It may ask the store, when an earlier controller has written it.
     */
    public synchronized Optional<Sidecar> published() throws IOException {
        return proof.isPresent() ? Optional.empty() : upload.sidecar();
    }

    /**
     * The evidence of the proof that was made, which this class has checked and stored; nothing as long as there is none. It may
     * ask the store, when an earlier controller has written it.
     */
    public synchronized Optional<StoredEvidence> evidence() throws IOException {
        return proof.isPresent() ? proof.get().stored() : Optional.empty();
    }
}
