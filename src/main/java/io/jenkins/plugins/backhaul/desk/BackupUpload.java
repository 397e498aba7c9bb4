package io.jenkins.plugins.backhaul.desk;

import io.jenkins.plugins.backhaul.agent.message.Answer;
import io.jenkins.plugins.backhaul.archive.ManifestJson;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.BackupName;
import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.presigned.Part;
import io.jenkins.plugins.backhaul.storage.presigned.PartPlan;
import io.jenkins.plugins.backhaul.storage.presigned.ResumableUpload;
import io.jenkins.plugins.backhaul.storage.presigned.SentPart;
import io.jenkins.plugins.backhaul.storage.presigned.Ticket;
import io.jenkins.plugins.backhaul.storage.presigned.TicketStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The one archive of a backup, from before it is begun until its sidecar is there. For one thread at a time. */
final class BackupUpload {
    private static final Duration INACCURACY = Duration.ofDays(1);

    private final TicketStore store;
    private final Grant grant;
    private final Memory memory;
    private ResumableUpload control;
    private Sidecar sidecar;

    BackupUpload(TicketStore store, Grant grant, Memory memory) {
        this.store = store;
        this.grant = grant;
        this.memory = memory;
    }

    Answer.Started start(ObjectKey key, long sizeEstimate) throws IOException {
        grant.requireNewBackup(key);
        Optional<OpenUpload> known = memory.recall();
        if (known.flatMap(OpenUpload::published).isPresent()) {
            throw new RefusedQuestionException(
                    "a second archive, after " + known.get().key());
        }
        boolean again =
                known.filter(each -> each.isOpened() && each.key().equals(key)).isPresent();
        if (!again) {
            open(key, sizeEstimate, known);
        }
        ResumableUpload opened = opened();
        return new Answer.Started(opened.terms(), opened.ticketToAbort());
    }

    /** The key is remembered before, and the id at once: whatever kills the controller in between leaves nothing unknown. */
    private void open(ObjectKey key, long sizeEstimate, Optional<OpenUpload> interrupted) throws IOException {
        if (interrupted.isPresent()) {
            abort();
        }
        OpenUpload announced = OpenUpload.announced(key);
        memory.remember(announced);
        try {
            control = store.control(key, sizeEstimate);
        } catch (ObjectExistsException e) {
            // What is there is somebody else's, and must not be taken for ours later.
            memory.forget();
            throw e;
        }
        try {
            memory.remember(announced.opened(control.id(), control.terms()));
        } catch (IOException e) {
            control.abort();
            throw e;
        }
    }

    private ResumableUpload opened() throws IOException {
        if (control == null) {
            OpenUpload known = memory.recall()
                    .filter(OpenUpload::isOpened)
                    .orElseThrow(() -> new RefusedQuestionException("going on with an upload that was not begun"));
            control = store.resume(known.key(), known.id(), known.terms().orElseThrow());
        }
        return control;
    }

    Ticket admit(Part part) throws IOException {
        PartPlan plan = opened().terms().plan();
        if (part.number() > plan.maxParts() || part.size() > plan.sizeOf(part.number())) {
            throw new RefusedQuestionException(
                    "sending part " + part.number() + " of " + part.size() + " bytes, which is not as agreed");
        }
        return control.ticket(part);
    }

    StoredObject complete(List<SentPart> parts) throws IOException {
        requireAsAgreed(parts, opened().terms().plan());
        StoredObject object = control.complete(parts);
        OpenUpload known = memory.recall().orElseThrow();
        memory.remember(known.published(PublishedParts.of(parts.stream()
                .map(each ->
                        new PublishedParts.Piece(each.part().size(), each.part().sha256())))));
        return object;
    }

    private static void requireAsAgreed(List<SentPart> parts, PartPlan plan) throws RefusedQuestionException {
        boolean agreed = !parts.isEmpty() && parts.size() <= plan.maxParts();
        for (int i = 0; agreed && i < parts.size(); i++) {
            Part part = parts.get(i).part();
            long planned = plan.sizeOf(i + 1);
            boolean last = i == parts.size() - 1;
            agreed = part.number() == i + 1 && (part.size() == planned || (last && part.size() < planned));
        }
        if (!agreed) {
            throw new RefusedQuestionException("publishing " + parts.size() + " parts that are not as agreed");
        }
    }

    StoredObject createSidecar(ObjectKey key, byte[] content) throws IOException {
        OpenUpload known = memory.recall()
                .filter(each -> each.published().isPresent())
                .orElseThrow(() -> new RefusedQuestionException("writing " + key + " before there is an archive"));
        BackupName name = grant.backupOf(known.key());
        if (!name.sidecar().equals(key)) {
            throw new RefusedQuestionException("writing " + key + " as the manifest of " + known.key());
        }
        Sidecar checked = new SidecarCheck(name, known.published().get()).read(content);
        byte[] own = ManifestJson.write(checked);
        StoredObject object;
        try {
            object = store.create(key, own, "application/json");
        } catch (ObjectExistsException e) {
            object = store.find(key).filter(each -> each.size() == own.length).orElseThrow(() -> e);
            if (!Arrays.equals(own, store.readWhole(key, ManifestJson.LARGEST))) {
                throw e;
            }
        }
        sidecar = checked;
        return object;
    }

    Optional<Sidecar> sidecar() throws IOException {
        Optional<OpenUpload> known =
                memory.recall().filter(each -> each.published().isPresent());
        if (sidecar == null && known.isPresent()) {
            BackupName name = grant.backupOf(known.get().key());
            if (store.find(name.sidecar()).isPresent()) {
                byte[] content = store.readWhole(name.sidecar(), ManifestJson.LARGEST);
                sidecar = new SidecarCheck(name, known.get().published().get()).read(content);
            }
        }
        return Optional.ofNullable(sidecar);
    }

    /** Ends what is not published; where only the key is known, every upload of it. */
    void abort() throws IOException {
        Optional<OpenUpload> known = memory.recall();
        if (known.isEmpty() || known.get().published().isPresent()) {
            return;
        }
        end(known.get());
        control = null;
        memory.forget();
    }

    private void end(OpenUpload known) throws StorageException {
        if (known.isOpened()) {
            store.resume(known.key(), known.id(), known.terms().orElseThrow()).abort();
        } else {
            store.sweepUnfinished(known.key().value(), Instant.now().plus(INACCURACY));
        }
    }
}
