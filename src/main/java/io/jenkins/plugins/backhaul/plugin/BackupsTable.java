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
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The rows to show. */
    public List<BackupsRow> getRows() {
        return order.choose(all, search).stream()
                .map(each -> new BackupsRow(each, nameOf(each.place().store())))
                .toList();
    }

    /** Whether everything is in order, in one sentence. */
    public String getAnswer() {
        long concerned = all.stream().filter(each -> !each.words().isGood()).count();
        String projects = all.size() == 1 ? "the only project" : "all " + all.size() + " projects";
        return concerned == 0
                ? "In order: " + projects
                : concerned + " of " + all.size()
                        + (concerned == 1 ? " projects needs attention" : " projects need attention");
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
    public record Heading(String title, String address, String order) {}
}
