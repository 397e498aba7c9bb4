package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Place;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What came of a step that made or read an archive. */
public abstract class ArchiveResult extends WorkResult {
    private static final long serialVersionUID = 1L;

    private final String store;
    private final String key;
    private final long size;
    private final int tables;
    private final long rows;

    ArchiveResult(String store, String key, Amounts amounts) {
        super(amounts.millis());
        this.store = store;
        this.key = key;
        this.size = amounts.size();
        this.tables = amounts.tables();
        this.rows = amounts.rows();
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

    /** Whose data it is: the project's name, with which the key begins. */
    @Whitelisted
    public String getProject() {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }

    /** The project in its store. */
    final Place place() {
        return new Place(store, getProject());
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

    @Override
    final Optional<ArchiveResult> archive() {
        return Optional.of(this);
    }

    @Override
    public String getLocation() {
        return store + "/" + key;
    }

    @Override
    public String getShortLocation() {
        return key;
    }

    @Override
    public String getFigures() {
        return Amount.bytes(size) + ", " + Amount.count(tables, "table") + ", " + Amount.count(rows, "row") + ", in "
                + Amount.seconds(getDuration());
    }

    @Override
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

    /**
     * Its numbers.
     *
     * @param size in bytes
     * @param millis how long it took
     */
    record Amounts(long size, int tables, long rows, long millis) {}
}
