package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.message.Answer;
import io.jenkins.plugins.backhaul.agent.message.Question;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.presigned.DownloadControl;
import io.jenkins.plugins.backhaul.storage.presigned.Ticket;

/** One object to be read, by tickets that the controller writes. */
record TicketedDownload(StoredObject object, String location, Controller controller) implements DownloadControl {
    static TicketedDownload of(ObjectKey key, String location, Controller controller) throws StorageException {
        return new TicketedDownload(asked(key, controller).object(), location, controller);
    }

    @Override
    public Ticket ticket() throws StorageException {
        return asked(object.key(), controller).ticket();
    }

    private static Answer.Opened asked(ObjectKey key, Controller controller) throws StorageException {
        return controller.ask(new Question.ReadObject(key), Answer.Opened.class);
    }
}
