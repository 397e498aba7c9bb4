package io.jenkins.plugins.backhaul.plugin;

import hudson.Util;
import io.jenkins.plugins.backhaul.plugin.overview.OverviewRow;
import io.jenkins.plugins.backhaul.plugin.overview.RowOrder;
import io.jenkins.plugins.backhaul.plugin.overview.RowOrder.Column;
import java.util.List;

/** The projects that a reader sees, searched and ordered as the address of the page says. */
public final class BackupsTable {
    private static final List<Column> COLUMNS =
            List.of(Column.PROJECT, Column.STATE, Column.BACKUP, Column.SIZE, Column.PROOF, Column.STORE);

    private final List<OverviewRow> all;
    private final String search;
    private final RowOrder order;

    BackupsTable(List<OverviewRow> all, String search, RowOrder order) {
        this.all = List.copyOf(all);
        this.search = search;
        this.order = order;
    }

    /** What was searched for. */
    public String getSearch() {
        return search;
    }

    /** The order as the address says it. */
    public String getSort() {
        return order.word();
    }

    /** Whether there is any project, found or not. */
    public boolean isFilled() {
        return !all.isEmpty();
    }

    /** The rows to show. */
    public List<BackupsRow> getRows() {
        return order.choose(all, search).stream()
                .map(each -> new BackupsRow(each, nameOf(each.place().store())))
                .toList();
    }

    /** Whether everything is in order, in a sentence or two. */
    public String getAnswer() {
        long concerned = all.stream().filter(each -> !each.words().isGood()).count();
        if (concerned > 0) {
            return concerned + " of " + projects(all.size())
                    + (concerned == 1 ? " needs attention" : " need attention");
        }
        long watched = all.stream().filter(OverviewRow::watched).count();
        if (watched == 0) {
            return "Nothing is expected of any project, so nothing can be overdue";
        }
        long others = all.size() - watched;
        return "In order: " + projects(watched) + (others == 0 ? "" : ". Of " + others + " more nothing is expected");
    }

    private static String projects(long count) {
        return count + (count == 1 ? " project" : " projects");
    }

    /** Whether somebody has to look after a project. */
    public boolean isConcerned() {
        return all.stream().anyMatch(each -> !each.words().isGood());
    }

    /** The headings. */
    public List<Heading> getHeadings() {
        return COLUMNS.stream()
                .map(each -> new Heading(
                        each.title(),
                        "?sort=" + order.toggled(each) + (search.isEmpty() ? "" : "&search=" + Util.rawEncode(search)),
                        each != order.column() ? "none" : order.descending() ? "descending" : "ascending"))
                .toList();
    }

    /** A store by its name in the configuration; what lies within one, by its location. */
    static String nameOf(String location) {
        return BackhaulConfiguration.get().getStores().stream()
                .filter(each -> each.location().equals(location))
                .map(Store::getName)
                .findFirst()
                .orElse(location);
    }

    /**
     * The heading of a column.
     *
     * @param address of the page ordered by it, or by its reverse where it is ordered by it already
     * @param order {@code ascending}, {@code descending} or {@code none}
     */
    public record Heading(String title, String address, String order) {
        /** Which way it is ordered, for those who see; empty when by another column. */
        public String arrow() {
            return switch (order) {
                case "ascending" -> " ↑";
                case "descending" -> " ↓";
                default -> "";
            };
        }
    }
}
