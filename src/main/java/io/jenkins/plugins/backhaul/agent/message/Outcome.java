package io.jenkins.plugins.backhaul.agent.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a piece of work ended, as the agent says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.BackedUp.class, name = "backed-up"),
    @JsonSubTypes.Type(value = Outcome.Restored.class, name = "restored"),
    @JsonSubTypes.Type(value = Outcome.Proved.class, name = "proved"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
})
public sealed interface Outcome {
    /** As JSON. */
    default byte[] toJson() {
        return Text.write(this);
    }

    /**
     * Reads an outcome.
     *
     * @throws MessageException when it is none, saying what is wrong
     */
    static Outcome parse(String json) throws MessageException {
        return Text.read(json.getBytes(StandardCharsets.UTF_8), Outcome.class, "agent's outcome");
    }

    /** The backup is made. What it holds is not for the agent to say: the desk has seen its sidecar. */
    record BackedUp() implements Outcome {}

    /** The proof was made. What came of it is not for the agent to say: the desk has checked and stored the evidence. */
    record Proved() implements Outcome {}

    /** The restore is done. */
    record Restored(RestoreReport report) implements Outcome {
        private static final int MOST = 1000;

        /** @throws IllegalArgumentException when the report is unreasonably long, or counts less than nothing */
        public Restored {
            Limits.requireShort(Limits.LINE, report.backup(), report.database(), report.keptAs());
            Limits.requireFew(MOST, report.notes());
            Limits.requireFew(MOST, report.faults());
            Limits.requireRange(
                    Math.min(report.rows(), Math.min(report.dumpSize(), report.tables())), 0, Long.MAX_VALUE);
        }
    }

    /**
     * It failed.
     *
     * @param why of which kind
     * @param sentence what went wrong and what to do
     * @param further what went wrong while cleaning up
     */
    record Failed(Why why, String sentence, List<String> further) implements Outcome {
        /** Keeps a copy of the list. */
        public Failed {
            further = List.copyOf(further);
        }
    }

    /** Of which kind a failure is. */
    enum Why {
        /** Something did not work. */
        FAULT,
        /** The request itself, or the configuration, is wrong. */
        REQUEST,
        /** A guard said no; confirming may help. */
        REFUSED,
        /** It was cancelled, or nobody watched for too long. */
        INTERRUPTED
    }
}
