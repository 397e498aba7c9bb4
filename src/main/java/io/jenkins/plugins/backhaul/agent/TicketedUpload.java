package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.message.Answer;
import io.jenkins.plugins.backhaul.agent.message.PartAtStore;
import io.jenkins.plugins.backhaul.agent.message.Question;
import io.jenkins.plugins.backhaul.agent.message.SizedPart;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.presigned.HttpTransfer;
import io.jenkins.plugins.backhaul.storage.presigned.Part;
import io.jenkins.plugins.backhaul.storage.presigned.SentPart;
import io.jenkins.plugins.backhaul.storage.presigned.Ticket;
import io.jenkins.plugins.backhaul.storage.presigned.UploadControl;
import io.jenkins.plugins.backhaul.storage.presigned.UploadTerms;
import java.time.Duration;
import java.util.List;

/** One object to be written, by tickets that the controller writes. */
record TicketedUpload(Controller controller, Answer.Started started, HttpTransfer transfer) implements UploadControl {
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(10);

    @Override
    public UploadTerms terms() {
        return started.terms();
    }

    @Override
    public Ticket ticket(Part part) throws StorageException {
        return controller
                .ask(new Question.SendPart(SizedPart.of(part)), Answer.Admitted.class)
                .ticket();
    }

    @Override
    public StoredObject complete(List<SentPart> parts) throws StorageException {
        Question question =
                new Question.CompleteUpload(parts.stream().map(PartAtStore::of).toList());
        return controller.ask(question, Answer.Stored.class).object();
    }

    /** The ticket for it was given at the start, as the usual reason to abort is that nobody is there any more. */
    @Override
    public void abort() throws StorageException {
        try {
            transfer.abort(started.abort(), started.terms().location());
        } catch (StorageException e) {
            controller.ask(new Question.AbortUpload(), Answer.Done.class, PATIENCE_AT_THE_END);
        }
    }
}
