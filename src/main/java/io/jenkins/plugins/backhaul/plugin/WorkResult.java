package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Place;
import io.jenkins.plugins.backhaul.plugin.overview.Snapshot;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What came of a step, for the Pipeline and for the build's page. */
public abstract class WorkResult implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double MILLIS = 1000;

    private final String store;
    private final String key;
    private final long size;
    private final int tables;
    private final long rows;
    private final long millis;

    WorkResult(String store, String key, Amounts amounts) {
        this.store = store;
        this.key = key;
        this.size = amounts.size();
        this.tables = amounts.tables();
        this.rows = amounts.rows();
        this.millis = amounts.millis();
    }

    /** What kind of work there is. */
    public enum Kind {
        /** A backup was made. */
        BACKUP("Backups"),
        /** A backup was restored. */
        RESTORE("Restores"),
        /** A backup was tried. */
        PROOF("Proofs");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** Of a list of such work. */
        public String title() {
            return title;
        }
    }

    /** What was done. */
    public abstract Kind getKind();

    /** The store, such as {@code s3://countable/backups}. */
    @Whitelisted
    public String getStore() {
        return store;
    }

    /** The archive's key in the store, such as {@code wizards/20261120-031500.tar.lrz}. */
    @Whitelisted
    public String getKey() {
        return key;
    }

    /** Bytes: of the archive that was made, or of the dump that was restored. */
    @Whitelisted
    public long getSize() {
        return size;
    }

    /** Whose data it is: the project's name, with which the key begins. */
    @Whitelisted
    public String getProject() {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }

    /** How many tables. */
    @Whitelisted
    public int getTables() {
        return tables;
    }

    /** How many rows in them. */
    @Whitelisted
    public long getRows() {
        return rows;
    }

    /** Seconds. */
    @Whitelisted
    public double getDuration() {
        return millis / MILLIS;
    }

    /** What was done, in the past tense, to stand before the archive's name. */
    public abstract String getTitle();

    /** The archive as a person names it; no signed address. */
    public String getLocation() {
        return store + "/" + key;
    }

    /** Size, tables, rows and time, for people. */
    public String getFigures() {
        return Amount.bytes(size) + ", " + Amount.count(tables) + " tables, " + Amount.count(rows) + " rows, in "
                + Amount.seconds(getDuration());
    }

    /** Why the build fails although it came to this; empty when it does not. */
    public String getFault() {
        return "";
    }

    /** Whether there is evidence, as a page of its own. */
    public final boolean isProof() {
        return getKind() == Kind.PROOF;
    }

    /** Remembers on the controller which build of which job made it. */
    Snapshot remember(Snapshot known, String job, int build) {
        return known;
    }

    /** The project in its store. */
    final Place place() {
        return new Place(store, getProject());
    }

    /** Keeps the evidence in the build's folder, if there is any. */
    void keepEvidence(Path file) throws IOException {
        // Most work makes none.
    }

    /** What its page shows. */
    public List<Fact> getFacts() {
        return List.of(
                new Fact("Size", Amount.bytes(size)),
                new Fact("Tables", Amount.count(tables)),
                new Fact("Rows", Amount.count(rows)),
                new Fact("Time", Amount.seconds(getDuration())));
    }

    @Override
    @Whitelisted
    public String toString() {
        return key + " (" + getFigures() + ")";
    }

    /** A line of a page. */
    public record Fact(String name, String value) {}

    /**
     * Its numbers.
     *
     * @param size in bytes
     * @param millis how long it took
     */
    record Amounts(long size, int tables, long rows, long millis) {}
}
