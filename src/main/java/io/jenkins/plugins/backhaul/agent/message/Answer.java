package io.jenkins.plugins.backhaul.agent.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectNotFoundException;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.presigned.Ticket;
import io.jenkins.plugins.backhaul.storage.presigned.UploadTerms;
import java.util.List;

/** What the controller answers. It holds tickets, so it is as secret as a password. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answer.Started.class, name = "started"),
    @JsonSubTypes.Type(value = Answer.Admitted.class, name = "admitted"),
    @JsonSubTypes.Type(value = Answer.Stored.class, name = "stored"),
    @JsonSubTypes.Type(value = Answer.Listed.class, name = "listed"),
    @JsonSubTypes.Type(value = Answer.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Answer.Swept.class, name = "swept"),
    @JsonSubTypes.Type(value = Answer.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Answer.Failed.class, name = "failed"),
})
public sealed interface Answer {
    /** As JSON. */
    default byte[] toJson() {
        return Text.write(this);
    }

    /**
     * Reads an answer.
     *
     * @throws MessageException when it is none, saying what is wrong
     */
    static Answer parse(byte[] json) throws MessageException {
        return Text.read(json, Answer.class, "controller's answer");
    }

    /**
     * An upload was started.
     *
     * @param abort ends it when the controller is not there
     */
    record Started(UploadTerms terms, Ticket abort) implements Answer {}

    /** A part may be sent. */
    record Admitted(Ticket ticket) implements Answer {}

    /** An object was written. */
    record Stored(StoredObject object) implements Answer {}

    /** Some objects are there. */
    record Listed(List<StoredObject> objects) implements Answer {
        /** Keeps a copy of the list. */
        public Listed {
            objects = List.copyOf(objects);
        }
    }

    /** An object may be read. */
    record Opened(StoredObject object, Ticket ticket) implements Answer {}

    /** So many uploads were ended. */
    record Swept(int count) implements Answer {}

    /** Nothing more is to be said. */
    record Done() implements Answer {}

    /** It could not be done. */
    record Failed(Kind kind, String sentence) implements Answer {
        /** Which exception it is. */
        public enum Kind {
            /** {@link ObjectExistsException}. */
            EXISTS,
            /** {@link ObjectNotFoundException}. */
            MISSING,
            /** Any other {@link StorageException}. */
            OTHER
        }

        /** The failure in a message. */
        public static Failed of(StorageException failure) {
            Kind kind = failure instanceof ObjectExistsException
                    ? Kind.EXISTS
                    : failure instanceof ObjectNotFoundException ? Kind.MISSING : Kind.OTHER;
            return new Failed(kind, failure.getMessage());
        }

        /** The failure. */
        public StorageException exception() {
            return switch (kind) {
                case EXISTS -> new ObjectExistsException(sentence);
                case MISSING -> new ObjectNotFoundException(sentence);
                case OTHER -> new StorageException(sentence);
            };
        }
    }
}
