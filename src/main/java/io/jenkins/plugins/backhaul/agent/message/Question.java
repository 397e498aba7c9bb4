package io.jenkins.plugins.backhaul.agent.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.backhaul.archive.ManifestJson;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.presigned.SentPart;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** What a worker asks of its store, which only the controller can ask. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Question.StartUpload.class, name = "start-upload"),
    @JsonSubTypes.Type(value = Question.SendPart.class, name = "send-part"),
    @JsonSubTypes.Type(value = Question.CompleteUpload.class, name = "complete-upload"),
    @JsonSubTypes.Type(value = Question.AbortUpload.class, name = "abort-upload"),
    @JsonSubTypes.Type(value = Question.CreateObject.class, name = "create-object"),
    @JsonSubTypes.Type(value = Question.ListObjects.class, name = "list-objects"),
    @JsonSubTypes.Type(value = Question.ReadObject.class, name = "read-object"),
    @JsonSubTypes.Type(value = Question.SweepUploads.class, name = "sweep-uploads"),
})
public sealed interface Question {
    /** S3 allows no more. */
    int MOST_PARTS = 10_000;

    /** As JSON. */
    default byte[] toJson() {
        return Text.write(this);
    }

    /**
     * Reads a question.
     *
     * @throws MessageException when it is none, saying what is wrong
     */
    static Question parse(byte[] json) throws MessageException {
        return Text.read(json, Question.class, "agent's question");
    }

    /** Starts writing an object. Answered by {@link Answer.Started}. */
    record StartUpload(ObjectKey key, long sizeEstimate) implements Question {
        /** @throws IllegalArgumentException when the estimate is negative */
        public StartUpload {
            Limits.requireRange(sizeEstimate, 0, Long.MAX_VALUE);
        }
    }

    /** An address to send a part of the upload to. Answered by {@link Answer.Admitted}. */
    record SendPart(SizedPart part) implements Question {}

    /** Publishes the upload. Answered by {@link Answer.Stored}. */
    record CompleteUpload(List<PartAtStore> parts) implements Question {
        /** @throws IllegalArgumentException when there are too many */
        public CompleteUpload {
            Limits.requireFew(MOST_PARTS, parts);
            parts = List.copyOf(parts);
        }

        /** What was sent, in order. */
        public List<SentPart> sent() {
            return parts.stream().map(PartAtStore::sent).toList();
        }
    }

    /** Ends the upload. Answered by {@link Answer.Done}. */
    record AbortUpload() implements Question {}

    /**
     * Writes a small object. Answered by {@link Answer.Stored}.
     *
     * @param base64 what it holds
     */
    record CreateObject(ObjectKey key, String base64, String contentType) implements Question {
        /** @throws IllegalArgumentException when it is too large, or no type */
        public CreateObject {
            Limits.requireShort((ManifestJson.LARGEST + 2) / 3 * 4, base64);
            Limits.requireMatch(contentType, "[a-z]+/[a-z0-9.+-]{1,60}");
        }

        /** Of what is to be written. */
        public static CreateObject of(ObjectKey key, byte[] content, String contentType) {
            return new CreateObject(key, Base64.getEncoder().encodeToString(content), contentType);
        }

        /**
         * What is to be written.
         *
         * @throws MessageException when it is not written in base64
         */
        public byte[] content() throws MessageException {
            try {
                return Base64.getDecoder().decode(base64);
            } catch (IllegalArgumentException e) {
                throw new MessageException("The agent's question holds an object that is not written in base64");
            }
        }
    }

    /** Which objects there are whose key starts so. Answered by {@link Answer.Listed}. */
    record ListObjects(String prefix) implements Question {
        /** @throws IllegalArgumentException when it is too long */
        public ListObjects {
            Limits.requireShort(Limits.LINE, prefix);
        }
    }

    /** An address to read an object from. Answered by {@link Answer.Opened}. */
    record ReadObject(ObjectKey key) implements Question {}

    /** Ends what killed uploads have left. Answered by {@link Answer.Swept}. */
    record SweepUploads(String prefix, Instant startedBefore) implements Question {
        /** @throws IllegalArgumentException when it is too long */
        public SweepUploads {
            Limits.requireShort(Limits.LINE, prefix);
        }
    }
}
