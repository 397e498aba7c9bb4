package io.jenkins.plugins.backhaul.agent.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.backhaul.deploy.By;
import io.jenkins.plugins.backhaul.deploy.Commit;
import io.jenkins.plugins.backhaul.deploy.Deployment;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a piece of work ended, as the agent says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.BackedUp.class, name = "backed-up"),
    @JsonSubTypes.Type(value = Outcome.Restored.class, name = "restored"),
    @JsonSubTypes.Type(value = Outcome.Proved.class, name = "proved"),
    @JsonSubTypes.Type(value = Outcome.Deployed.class, name = "deployed"),
    @JsonSubTypes.Type(value = Outcome.Reset.class, name = "reset"),
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
     * A deployment is over and recorded, well or not.
     *
     * @param environment where to
     * @param branch the branch that the commit was taken from
     * @param from the commit from before; empty when there was none
     * @param to the commit that was to be deployed
     * @param by who wanted it
     * @param begun when it had the lock
     * @param ended when it was over
     * @param how it ended
     * @param backup the backup that was made before; empty when none was
     * @param story one sentence for a person
     */
    record Deployed(
            String environment,
            String branch,
            String from,
            String to,
            By by,
            Instant begun,
            Instant ended,
            io.jenkins.plugins.backhaul.deploy.Outcome how,
            String backup,
            String story)
            implements Outcome {
        private static final int LONGEST_STORY = 64 << 10;

        /** @throws IllegalArgumentException when a commit is none, or a text is too long */
        public Deployed {
            Limits.requireShort(LONGEST_STORY, story);
            Limits.requireShort(Limits.LINE, environment, branch, by.who(), by.why(), backup);
            commit(from);
            new Commit(to);
        }

        /** As it was recorded. */
        public static Deployed of(Deployment deployment) {
            return new Deployed(
                    deployment.environment(),
                    deployment.branch(),
                    deployment.from().map(Commit::hash).orElse(""),
                    deployment.to().hash(),
                    deployment.by(),
                    deployment.begun(),
                    deployment.ended(),
                    deployment.outcome(),
                    deployment.backup().orElse(""),
                    deployment.story());
        }

        /** The same. */
        public Deployment deployment() {
            return new Deployment(
                    environment,
                    branch,
                    commit(from),
                    new Commit(to),
                    by,
                    begun,
                    ended,
                    how,
                    Optional.of(backup).filter(name -> !name.isEmpty()),
                    story);
        }

        private static Optional<Commit> commit(String hash) {
            return hash.isEmpty() ? Optional.empty() : Optional.of(new Commit(hash));
        }
    }

    /**
     * An environment is made anew, or it is known how it would be.
     *
     * @param planned whether nothing was changed
     * @param lines what was done, or would be
     * @param message what colleagues have to know; empty when it was only planned
     * @param faults what was not done afterwards, or what is in the way; empty when all is well
     */
    record Reset(boolean planned, List<String> lines, String message, List<String> faults) implements Outcome {
        private static final int MOST_LINES = 2000;

        /** @throws IllegalArgumentException when it is unreasonably long */
        public Reset {
            Limits.requireFew(MOST_LINES, lines);
            Limits.requireFew(MOST_LINES, faults);
            Limits.requireShort(64 << 10, message);
            lines = List.copyOf(lines);
            faults = List.copyOf(faults);
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
