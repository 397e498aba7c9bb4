package io.jenkins.plugins.backhaul.desk;

import io.jenkins.plugins.backhaul.backup.BackupName;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one piece of work on an agent may do with the store. Whatever is not named here it may not. */
public final class Grant {
    /** So far may the clocks of agent and controller be apart. */
    private static final Duration INACCURACY = Duration.ofDays(1);

    private final Optional<Project> written;
    private final Optional<GrantedProof> proof;
    private final List<ObjectKey> readable;
    private final Optional<Project> read;
    private final Clock clock;

    private Grant(Optional<Project> written, Optional<GrantedProof> proof, List<ObjectKey> readable, Clock clock) {
        this.written = written;
        this.proof = proof;
        this.readable = List.copyOf(readable);
        this.read = Optional.empty();
        this.clock = clock;
    }

    private Grant(Project project, Clock clock) {
        this.written = Optional.of(project);
        this.proof = Optional.empty();
        this.readable = List.of();
        this.read = Optional.of(project);
        this.clock = clock;
    }

    /** One backup of that project, of now, and its sidecar are written, and what killed ones have left is swept; nothing is read. */
    public static Grant toBackUp(Project project, Clock clock) {
        return new Grant(Optional.of(project), Optional.empty(), List.of(), clock);
    }

    /** That archive and its sidecar are read; nothing is written. */
    public static Grant toRestore(ObjectKey archive) {
        return new Grant(Optional.empty(), Optional.empty(), withSidecar(archive), Clock.systemUTC());
    }

    /**
     * That archive and its sidecar are read, and one piece of evidence is written beside it.
     *
     * @param project whose archive it must be
     * @param begun when the work was given out
     */
    public static Grant toProve(Project project, ObjectKey archive, Instant begun, Clock clock) {
        return new Grant(
                Optional.empty(),
                Optional.of(new GrantedProof(project, archive, begun, clock)),
                withSidecar(archive),
                clock);
    }

    /** As {@link #toBackUp}, and everything of the project is read. */
    public static Grant toReset(Project project, Clock clock) {
        return new Grant(project, clock);
    }

    private static List<ObjectKey> withSidecar(ObjectKey archive) {
        return Stream.concat(Stream.of(archive), BackupName.sidecarOf(archive).stream())
                .toList();
    }

    /** The proof that is made; empty when none is. */
    Optional<GrantedProof> proof() {
        return proof;
    }

    /** What may be read, whether it is there or not. */
    List<ObjectKey> readable() {
        return readable;
    }

    /** The project whose every object may be read; empty when only {@link #readable} may. */
    Optional<Project> readProject() {
        return read;
    }

    void requireReadable(ObjectKey key) throws RefusedQuestionException {
        boolean ofProject =
                read.filter(project -> key.value().startsWith(project.folder())).isPresent();
        if (!ofProject && !readable.contains(key)) {
            throw new RefusedQuestionException("reading " + key + ", which is not part of this work");
        }
    }

    /** The backup whose archive that key is, of whatever time. */
    BackupName backupOf(ObjectKey archive) throws RefusedQuestionException {
        return written.flatMap(project -> BackupName.of(project, archive))
                .orElseThrow(() -> new RefusedQuestionException(
                        "writing " + archive + ", which is not a backup that this work makes"));
    }

    /** The same, of now. */
    BackupName requireNewBackup(ObjectKey archive) throws RefusedQuestionException {
        Instant now = clock.instant();
        BackupName name = backupOf(archive);
        if (Duration.between(name.time(), now).abs().compareTo(INACCURACY) > 0) {
            throw new RefusedQuestionException("writing " + archive + " while it is " + now
                    + " here. Set the clock of the agent, or of the controller, right");
        }
        return name;
    }

    void requireSweepable(String prefix, Instant startedBefore) throws RefusedQuestionException {
        if (written.filter(project -> project.folder().equals(prefix)).isEmpty()) {
            throw new RefusedQuestionException("sweeping '" + prefix + "', which is not this work's folder");
        }
        if (startedBefore.isAfter(clock.instant().minus(INACCURACY))) {
            throw new RefusedQuestionException(
                    "sweeping uploads that were begun before " + startedBefore + ", which may still go on");
        }
    }
}
