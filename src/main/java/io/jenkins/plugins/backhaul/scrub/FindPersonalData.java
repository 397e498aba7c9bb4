package io.jenkins.plugins.backhaul.scrub;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for columns that seem to hold personal data and that no rule says anything of. A column without any value is none of them.
 * What a partition holds is told of the table that it is a part of. A table is read whole up to {@value #READ_WHOLE} bytes, of a
 * larger one blocks are read by chance. What is on another server is never read.
 */
public final class FindPersonalData {
    /** As much as is read of one table. */
    static final long READ_WHOLE = 256L << 20;

    private static final List<Smell> SMELLS = List.of(Smell.values());

    /** What is read of one value. */
    private static final int LONGEST = 1_000_000;

    /** The server takes 1664 expressions in one query. */
    private static final int AT_ONCE = 100;

    private final SqlSession session;

    /** The session stays open; the transaction that is open, too. */
    public FindPersonalData(SqlSession session) {
        this.session = session;
    }

    /**
     * Looks.
     *
     * @return what was found, in the order of the tables and their columns; empty when all is covered
     * @throws ScrubException when a rule means nothing that is there, or cannot be done
     */
    public List<Finding> run(Rules rules) throws DatabaseException, ScrubException {
        Schema schema = new ReadSchema(session).run();
        AssignedRules assigned = AssignedRules.of(schema, rules);
        Plan.of(schema, assigned, rules);
        return run(schema, assigned, rules);
    }

    List<Finding> run(Schema schema, AssignedRules assigned, Rules rules) throws DatabaseException {
        Set<Finding> found = new LinkedHashSet<>();
        for (Table table : schema.tables().values()) {
            List<Column> open = table.columns().stream()
                    .filter(each -> !assigned.covers(table, each))
                    .toList();
            if (table.isForeign() && !open.isEmpty()) {
                found.add(new Finding(
                        schema.unambiguous(table),
                        "its rows are on another server and stay as they are; 'keep' allows it"));
                continue;
            }
            boolean changed = assigned.changesAny(table);
            for (int i = 0; i < open.size(); i += AT_ONCE) {
                List<Column> some = open.subList(i, Math.min(open.size(), i + AT_ONCE));
                found.addAll(look(table, schema.rootOf(table), some, changed).entrySet().stream()
                        .map(each -> new Finding(
                                schema.unambiguous(schema.ownerOf(table, each.getKey())) + "."
                                        + each.getKey().name(),
                                each.getValue()))
                        .toList());
            }
        }
        found.addAll(new FindInDefinitions(session).run(rules));
        if (rules.largeObjects() == Rules.LargeObjects.UNSAID && hasLargeObjects()) {
            found.add(new Finding("large objects", "nobody can look into them; say 'large-objects: delete' or 'keep'"));
        }
        return List.copyOf(found);
    }

    private boolean hasLargeObjects() throws DatabaseException {
        return !session.rows("SELECT FROM pg_catalog.pg_largeobject_metadata LIMIT 1")
                .isEmpty();
    }

    /** Why these columns seem to hold personal data; those that do not are left out. */
    private Map<Column, String> look(Table table, Table named, List<Column> columns, boolean changed)
            throws DatabaseException {
        List<String> expressions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            expressions.add(expression(columns.get(i)) + " AS c" + i);
        }
        List<String> seen = read(
                table, "SELECT " + String.join(", ", expressions) + " FROM ONLY " + Sql.name(table) + sample(table));
        Map<Column, String> found = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            reason(named, column, seen.get(i), changed).ifPresent(reason -> found.put(column, reason + source(column)));
        }
        return found;
    }

    private static String source(Column column) {
        return column.computed() && !column.source().columns().isEmpty()
                ? "; it is computed from " + String.join(", ", column.source().columns())
                : "";
    }

    private List<String> read(Table table, String query) throws DatabaseException {
        try {
            return session.rows(query).get(0);
        } catch (DatabaseException e) {
            throw new DatabaseException(
                    "The table " + table + " cannot be looked into: " + e.getMessage()
                            + ". Look as a superuser, or into a backup",
                    e);
        }
    }

    /** Null when there is no value; otherwise the number of the first smell from 1 on, or a larger one. */
    private static String expression(Column column) {
        String value = "left(" + Sql.name(column.name()) + "::text, " + LONGEST + ")";
        StringBuilder cases = new StringBuilder("min(CASE");
        if (Smell.isReadable(column)) {
            for (int i = 0; i < SMELLS.size(); i++) {
                cases.append(" WHEN ")
                        .append(SMELLS.get(i).condition(value))
                        .append(" THEN ")
                        .append(i + 1);
            }
        }
        return cases.append(" WHEN ")
                .append(value)
                .append(" NOT IN ('', '{}', '[]') THEN 99 END)")
                .toString();
    }

    private String sample(Table table) throws DatabaseException {
        long size = Long.parseLong(session.value("SELECT pg_catalog.pg_table_size(" + table.oid() + ")"));
        return size <= READ_WHOLE ? "" : " TABLESAMPLE SYSTEM (" + 100.0 * READ_WHOLE / size + ")";
    }

    private static Optional<String> reason(Table table, Column column, String seen, boolean changed) {
        if (seen == null) {
            return Optional.empty();
        }
        int number = Integer.parseInt(seen);
        if (number <= SMELLS.size()) {
            return Optional.of(SMELLS.get(number - 1).reason());
        }
        if (column.kind() == Column.Kind.BYTES) {
            return Optional.of("nobody can look into bytes");
        }
        if (column.kind() == Column.Kind.WORDS && changed && !column.computed()) {
            return Optional.of("holds the words of columns that change");
        }
        return SmellingName.reason(table, column);
    }
}
