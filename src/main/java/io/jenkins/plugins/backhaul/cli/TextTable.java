package io.jenkins.plugins.backhaul.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows under headings, in columns as wide as they need to be. */
final class TextTable {
    private final List<String> headings;
    private final Set<Integer> rightAligned;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param rightAligned the columns, from 0, that hold numbers */
    TextTable(List<String> headings, Set<Integer> rightAligned) {
        this.headings = headings;
        this.rightAligned = rightAligned;
    }

    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The table as lines, without trailing blanks. */
    List<String> lines() {
        List<List<String>> all = new ArrayList<>();
        all.add(headings);
        all.addAll(rows);
        return all.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < headings.size(); column++) {
            String cell = cells.get(column);
            String blanks = " ".repeat(width(column) - length(cell));
            line.append(column == 0 ? "" : "  ").append(rightAligned.contains(column) ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int widest = length(headings.get(column));
        for (List<String> row : rows) {
            widest = Math.max(widest, length(row.get(column)));
        }
        return widest;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
