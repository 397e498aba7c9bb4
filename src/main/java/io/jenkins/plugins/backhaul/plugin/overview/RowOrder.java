package io.jenkins.plugins.backhaul.plugin.overview;

import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.ProofMark;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a table of projects is ordered and searched, as the address of its page says.
 *
 * @param column what it is ordered by
 * @param descending whether the greatest comes first
 */
public record RowOrder(Column column, boolean descending) {
    private static final String DOWN = "-";

    /** What a table can be ordered by. */
    public enum Column {
        /** What somebody should look after comes first. */
        STATE("State"),
        /** By the project's name. */
        PROJECT("Project"),
        /** By the age of the newest backup, the newest first; none comes last. */
        BACKUP("Last backup"),
        /** By the size of the newest backup. */
        SIZE("Size"),
        /** By the age of the last proof, the newest first; none comes last. */
        PROOF("Last proof"),
        /** By the store. */
        STORE("Store");

        private final String title;

        Column(String title) {
            this.title = title;
        }

        /** As the heading of the column. */
        public String title() {
            return title;
        }

        /** As in an address. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an address says; what it cannot mean is the order by state. */
    public static RowOrder parse(String text) {
        String wanted = text == null ? "" : text;
        boolean descending = wanted.startsWith(DOWN);
        String word = descending ? wanted.substring(DOWN.length()) : wanted;
        for (Column each : Column.values()) {
            if (each.word().equals(word)) {
                return new RowOrder(each, descending);
            }
        }
        return new RowOrder(Column.STATE, false);
    }

    /** What an address says that means the order by this column, or its reverse where it is the order already. */
    public String toggled(Column other) {
        return (other == column && !descending ? DOWN : "") + other.word();
    }

    /** As in an address. */
    public String word() {
        return (descending ? DOWN : "") + column.word();
    }

    /**
     * Those rows in whose project or store the text stands, in this order.
     *
     * @param search in any case; empty for all
     */
    public List<OverviewRow> choose(List<OverviewRow> rows, String search) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        Comparator<OverviewRow> byColumn = comparator();
        return rows.stream()
                .filter(each -> each.place().project().toLowerCase(Locale.ROOT).contains(wanted)
                        || each.place().store().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted((descending ? byColumn.reversed() : byColumn)
                        .thenComparing(each -> each.place().project())
                        .thenComparing(each -> each.place().store()))
                .toList();
    }

    private Comparator<OverviewRow> comparator() {
        return switch (column) {
            case STATE ->
                Comparator.<OverviewRow, Boolean>comparing(each -> each.words().isGood())
                        .thenComparing(each -> !each.watched());
            case PROJECT -> Comparator.comparing(each -> each.place().project());
            case BACKUP ->
                Comparator.comparing(
                                (OverviewRow each) -> time(each.facts().last().map(Backup::time)))
                        .reversed();
            case SIZE ->
                Comparator.comparing(each ->
                        each.facts().last().map(last -> last.object().size()).orElse(-1L));
            case PROOF ->
                Comparator.comparing((OverviewRow each) ->
                                time(each.facts().lastProof().map(ProofMark::time)))
                        .reversed();
            case STORE -> Comparator.comparing(each -> each.place().store());
        };
    }

    private static Instant time(Optional<Instant> time) {
        return time.orElse(Instant.MIN);
    }
}
