package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.page.BarChart;
import java.util.List;

/**
 * How the sizes of backups went, as a small chart and in words.
 *
 * @param sizes in bytes, the oldest first
 */
public record SizeTrend(List<Long> sizes) {
    /** Keeps a copy of the list. */
    public SizeTrend {
        sizes = List.copyOf(sizes);
    }

    /** Such as {@code From 3.1 MB to 9.3 MB in 16 backups}; empty when there is none. */
    public String words() {
        if (sizes.isEmpty()) {
            return "";
        }
        String last = Amount.bytes(sizes.get(sizes.size() - 1));
        return sizes.size() == 1
                ? "One backup of " + last
                : "From " + Amount.bytes(sizes.get(0)) + " to " + last + " in " + sizes.size() + " backups";
    }

    /** The chart as an element of a page, with the words for those who do not see it; empty when there is none. */
    public String svg() {
        return sizes.isEmpty() ? "" : BarChart.svg(sizes, words());
    }
}
