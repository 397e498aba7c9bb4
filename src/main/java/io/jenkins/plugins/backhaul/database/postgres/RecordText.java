package io.jenkins.plugins.backhaul.database.postgres;

import java.util.ArrayList;
import java.util.List;

/** A row as the server writes it as one value (PostgreSQL's documentation, "Composite Type Input and Output Syntax"). */
final class RecordText {
    private RecordText() {}

    /** A query whose rows are those of another one, each as one line. */
    static String of(String query) {
        // A backslash of the row itself is doubled already, so one that is followed by an n can only be a line feed.
        // The line end closes a comment that the query may end with.
        return "SELECT pg_catalog.replace(ROW(q.*)::pg_catalog.text, pg_catalog.chr(10), pg_catalog.chr(92) || 'n')"
                + " FROM (" + query + "\n) AS q";
    }

    /** The fields of a line; a null is {@code null}. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int at = 1;
        while (at < line.length()) {
            StringBuilder field = new StringBuilder();
            int end = read(line, at, field);
            fields.add(end == at ? null : field.toString());
            at = end + 1;
        }
        return fields;
    }

    /** Reads a field up to the comma or parenthesis that ends it, and returns where that is. */
    private static int read(String line, int start, StringBuilder field) {
        boolean quoted = false;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
                field.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i));
            } else if (c == '"') {
                // A doubled quote ends the quoted part and begins the next one.
                field.append(!quoted && i > start && line.charAt(i - 1) == '"' ? "\"" : "");
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == ')')) {
                return i;
            } else {
                field.append(c);
            }
        }
        throw new IllegalArgumentException("A row without an end");
    }
}
