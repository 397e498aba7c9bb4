package io.jenkins.plugins.backhaul.database.postgres;

import java.util.ArrayList;
import java.util.List;

/** The text format of COPY (PostgreSQL's documentation of COPY, "File Formats"), as the server writes it. */
final class CopyText {
    private CopyText() {}

    /** The fields of a line; a null is {@code null}. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
            fields.add(field.equals("\\N") ? null : unescape(field));
        }
        return fields;
    }

    private static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            text.append(c == '\\' && i + 1 < field.length() ? unescape(field.charAt(++i)) : c);
        }
        return text.toString();
    }

    private static char unescape(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000b';
            default -> c;
        };
    }
}
