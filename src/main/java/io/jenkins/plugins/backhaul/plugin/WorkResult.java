package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.log.Amount;
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
    public boolean isProof() {
        return false;
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
