package io.jenkins.plugins.backhaul.scrub;

/** Names and values as SQL writes them, whatever they hold. */
final class Sql {
    private Sql() {}

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String name(Table table) {
        return name(table.schema()) + '.' + name(table.name());
    }

    static String literal(String value) {
        String doubled = value.replace("'", "''");
        return value.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }
}
