package io.jenkins.plugins.backhaul.database.postgres;

import java.util.ArrayList;
import java.util.List;

/** A list of names with commas, each perhaps in double quotes, as PostgreSQL keeps {@code search_path}. */
final class QuotedList {
    private QuotedList() {}

    static List<String> split(String list) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '"' && quoted && i + 1 < list.length() && list.charAt(i + 1) == '"') {
                name.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else if (quoted || !Character.isWhitespace(c)) {
                name.append(c);
            }
        }
        names.add(name.toString());
        return names;
    }
}
