package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.notify.Notice;
import io.jenkins.plugins.backhaul.plugin.overview.Snapshot;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What came of a step, for the Pipeline and for the build's page. */
public abstract class WorkResult implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double MILLIS = 1000;

    private final long millis;

    /** @param millis how long it took */
    WorkResult(long millis) {
        this.millis = millis;
    }

    /** Seconds. */
    @Whitelisted
    public double getDuration() {
        return millis / MILLIS;
    }

    /** What was done, in the past tense, to stand before what it was done with. */
    public abstract String getTitle();

    /** What was done. */
    public abstract Kind getKind();

    /** What it was done with, as a person names it; no signed address. */
    public abstract String getLocation();

    /** The same where there is little room. */
    public abstract String getShortLocation();

    /** Its numbers, for people. */
    public abstract String getFigures();

    /** What its page shows. */
    public abstract List<Fact> getFacts();

    /** What a person should know though nothing failed, a sentence each. */
    public List<String> getNotes() {
        return List.of();
    }

    /** Why the build fails although it came to this; empty when it does not. */
    public String getFault() {
        return "";
    }

    /** Whether there was nothing to do, so that there is nothing to show. */
    public boolean isNothing() {
        return false;
    }

    /** Whether people must hear of it even when a newer build takes its place. */
    boolean isAlarming() {
        return false;
    }

    /** The archive that it made or read; nothing when there is none. */
    Optional<ArchiveResult> archive() {
        return Optional.empty();
    }

    /** Whether there is evidence, as a page of its own. */
    public final boolean isProof() {
        return getKind() == Kind.PROOF;
    }

    /** Remembers on the controller which build of which job made it. */
    Snapshot remember(Snapshot known, String job, int build) {
        return known;
    }

    /** Keeps the evidence in the build's folder, if there is any. */
    void keepEvidence(Path file) throws IOException {
        // Most work makes none.
    }

    /**
     * What others are told of it whatever it came to; nothing where only a fault is told, and its end.
     *
     * @param link to the build
     */
    Optional<Notice> notice(String project, Optional<URI> link) {
        return Optional.empty();
    }

    /** What kind of work there is. */
    public enum Kind {
        /** A backup was made. */
        BACKUP("Backups", "Archive"),
        /** A backup was restored. */
        RESTORE("Restores", "Archive"),
        /** A backup was tried. */
        PROOF("Proofs", "Archive"),
        /** A commit was deployed. */
        DEPLOYMENT("Deployments", "Commit"),
        /** Media were copied. */
        MEDIA("Media", "Places"),
        /** An environment was made anew. */
        RESET("Resets", "Environment");

        private final String title;
        private final String object;

        Kind(String title, String object) {
            this.title = title;
            this.object = object;
        }

        /** Of a list of such work. */
        public String title() {
            return title;
        }

        /** What it was done with. */
        public String object() {
            return object;
        }
    }

    /** A line of a page. */
    public record Fact(String name, String value) {}
}
