package io.jenkins.plugins.backhaul.scrub;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules as statements for one database.
 *
 * @param loosened foreign keys that are taken away first and made again, and so proven, at the end
 * @param detached those of the loosened ones whose rows must refer to nothing, as what they refer to goes
 * @param changes what is done to each table, in this order
 * @param skipped how many tables a profile knows that this database does not have
 */
record Plan(List<ForeignKey> loosened, List<ForeignKey> detached, List<Change> changes, int skipped) {
    /** @throws ScrubException when rules cannot be done in this database; says all of them */
    static Plan of(Schema schema, AssignedRules assigned, Rules rules) throws ScrubException {
        return new Making(schema, assigned, rules, new ArrayList<>()).plan();
    }

    /** What a person should know of those tables, if there are any. */
    Optional<String> skippedNote() {
        return skipped == 0
                ? Optional.empty()
                : Optional.of("left out what the profile says of " + skipped + " tables that are not here");
    }

    /** The tables that are changed, each once. */
    Set<Table> tables() {
        return Stream.concat(
                        changes.stream().map(Change::table), detached.stream().map(ForeignKey::from))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** One plan in the making. */
    private record Making(Schema schema, AssignedRules assigned, Rules rules, List<String> problems) {
        Plan plan() throws ScrubException {
            List<Change> changes = new ArrayList<>();
            for (Table each : assigned.tables()) {
                Map<Column, Action> columns = assigned.changes(each);
                if (!columns.isEmpty() && !assigned.isDeleted(each)) {
                    requireNoForeignPart(each);
                    changes.add(update(each, columns));
                }
            }
            for (Table each : assigned.deleted()) {
                requireNoForeignPart(each);
                changes.add(new Change(each, List.of(), "TRUNCATE TABLE " + Sql.name(each)));
            }
            if (!problems.isEmpty()) {
                throw new ScrubException(String.join(". ", problems));
            }
            List<ForeignKey> loosened =
                    schema.foreignKeys().stream().filter(this::isTouched).toList();
            List<ForeignKey> detached = loosened.stream()
                    .filter(each -> assigned.isDeleted(each.to()) && !assigned.isDeleted(each.from()))
                    .filter(ForeignKey::canBeNull)
                    .toList();
            return new Plan(loosened, detached, changes, assigned.skipped());
        }

        /** The server would change its rows where they are, which may well be production. */
        private void requireNoForeignPart(Table table) {
            for (Table part : schema.withHeirs(Set.of(table))) {
                if (part.isForeign() && !part.equals(table)) {
                    problems.add("The rows of " + part + ", a part of " + table + ", are on another server and would be"
                            + " changed there, too: write rules for the other parts of " + table);
                }
            }
        }

        private boolean isTouched(ForeignKey key) {
            return assigned.isDeleted(key.to())
                    || changes(key.from(), key.columns())
                    || changes(key.to(), key.targets());
        }

        /** What is done to an ancestor of a table is done to it. */
        private boolean changes(Table table, List<String> columns) {
            return schema.withAncestors(table).stream()
                    .flatMap(each -> assigned.changes(each).keySet().stream())
                    .anyMatch(each -> columns.contains(each.name()));
        }

        private Change update(Table table, Map<Column, Action> columns) {
            Fakes fakes = new Fakes(rules.domain());
            boolean keyChanges = changes(table, List.of(table.key()));
            List<String> settings = new ArrayList<>();
            for (Map.Entry<Column, Action> each : columns.entrySet()) {
                Column column = each.getKey();
                try {
                    settings.add(Sql.name(column.name()) + " = "
                            + fakes.expression(
                                    table, column, each.getValue(), isReferred(table, column) || keyChanges));
                } catch (ScrubException e) {
                    problems.add(e.getMessage());
                }
            }
            String update = "UPDATE " + Sql.name(table) + " SET " + String.join(", ", settings) + where(columns);
            return new Change(table, columns.keySet().stream().map(Column::name).toList(), update);
        }

        private boolean isReferred(Table table, Column column) {
            return schema.foreignKeys().stream()
                    .anyMatch(key -> (isHeir(key.from(), table) && key.columns().contains(column.name()))
                            || (isHeir(key.to(), table) && key.targets().contains(column.name())));
        }

        private boolean isHeir(Table heir, Table ancestor) {
            return schema.withAncestors(heir).contains(ancestor);
        }

        /** A row belongs to the first e-mail address in it. */
        private String where(Map<Column, Action> columns) {
            return columns.entrySet().stream()
                    .filter(each -> each.getValue() == Action.FAKE_EMAIL
                            && each.getKey().kind() == Column.Kind.TEXT
                            && each.getKey().name().toLowerCase(Locale.ROOT).contains("mail"))
                    .findFirst()
                    .filter(each -> !rules.keptDomains().isEmpty())
                    .map(each -> rules.keptDomains().stream()
                            .map(kept ->
                                    "coalesce(lower(" + Sql.name(each.getKey().name()) + "::text), '') NOT LIKE "
                                            + Sql.literal("%@" + kept))
                            .collect(Collectors.joining(" AND ", " WHERE ", "")))
                    .orElse("");
        }
    }
}
