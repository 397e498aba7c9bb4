package io.jenkins.plugins.backhaul.database.postgres;

/** Names and values as SQL writes them, whatever they hold. */
final class Sql {
    private Sql() {}

    /** A name in double quotes. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A name with its schema. */
    static String name(String schema, String name) {
        return name(schema) + '.' + name(name);
    }

    /** A value in single quotes, read the same way whatever {@code standard_conforming_strings} is. */
    static String literal(String value) {
        String doubled = value.replace("'", "''");
        return value.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }
}
