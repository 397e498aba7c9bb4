package io.jenkins.plugins.backhaul.scrub;

import java.util.List;
import java.util.Optional;

/**
 * A table that holds rows, or whose partitions or heirs do.
 *
 * @param oid its number in this database
 * @param schema its schema
 * @param name its name
 * @param parents the numbers of the tables that it is a partition of or inherits from
 * @param kind where its rows are
 * @param key its primary key, when that is one whole number that tells nothing of anybody; empty otherwise
 * @param columns its columns in their order
 */
record Table(
        String oid, String schema, String name, List<String> parents, Kind kind, String key, List<Column> columns) {
    /** Where the rows of a table are. */
    enum Kind {
        /** In itself, and perhaps in its heirs. */
        PLAIN,
        /** In its partitions. */
        PARTITIONED,
        /** On another server, or in a file: what is changed is changed there. */
        FOREIGN
    }

    boolean isForeign() {
        return kind == Kind.FOREIGN;
    }

    Optional<Column> column(String wanted) {
        return columns.stream().filter(each -> each.name().equals(wanted)).findFirst();
    }

    /** The table in the words of a rule. */
    @Override
    public String toString() {
        return new TableName(schema.equals("public") ? "" : schema, name).toString();
    }
}
