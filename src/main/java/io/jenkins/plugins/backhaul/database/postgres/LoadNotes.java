package io.jenkins.plugins.backhaul.database.postgres;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides which refusals a restore can live with, and remembers, once each, what a person should know of them. */
final class LoadNotes {
    private static final Pattern QUOTED = Pattern.compile("\"(?<name>.*)\"", Pattern.DOTALL);
    private static final String INVALID_VALUE = "22023";
    private static final Set<String> ABSENT = Set.of("42P01", "42704", "42703", "42883", "3F000");
    private static final Set<String> PRESENT = Set.of("42P06", "42710");
    private static final Set<String> NO_RIGHT =
            Set.of(SqlException.UNDEFINED_OBJECT, SqlException.INSUFFICIENT_PRIVILEGE);

    private final Set<String> notes = new LinkedHashSet<>();

    /** Something a person should know. */
    synchronized void add(String note) {
        notes.add(note);
    }

    /** All of them, in the order in which they came. */
    synchronized List<String> list() {
        return new ArrayList<>(notes);
    }

    /** Whether the restore may go on although this statement was refused. */
    boolean tolerates(SqlStatement statement, StatementKind kind, SqlException refusal) {
        return switch (kind) {
            case SETTING -> toleratesSetting(statement, refusal);
            case RIGHTS, ROLE_BOUND -> toleratesRights(statement, refusal);
            case COMMENT -> toleratesComment(statement, refusal);
            case DROP -> ABSENT.stream().anyMatch(refusal::is);
            case CONTAINER -> PRESENT.stream().anyMatch(refusal::is);
            default -> false;
        };
    }

    /** A newer server's settings are unknown to an older one, and a table space need not exist everywhere. */
    private boolean toleratesSetting(SqlStatement statement, SqlException refusal) {
        if (refusal.is(INVALID_VALUE)) {
            add("A setting of the dump was left out: " + statement.shown() + " (" + refusal.getMessage() + ")");
        }
        return refusal.is(INVALID_VALUE) || refusal.is(SqlException.UNDEFINED_OBJECT);
    }

    private boolean toleratesRights(SqlStatement statement, SqlException refusal) {
        if (NO_RIGHT.stream().noneMatch(refusal::is)) {
            return false;
        }
        Matcher role = QUOTED.matcher(refusal.getMessage());
        if (refusal.is(SqlException.UNDEFINED_OBJECT) && role.find()) {
            add("The role " + role.group("name")
                    + " does not exist here: what it owned belongs to the user of the restore, and what it was granted,"
                    + " and policies and mappings that name it, were left out. To keep them, create the role and restore"
                    + " again");
        } else {
            add("Some ownerships or grants could not be restored: " + refusal.getMessage() + " (first at line "
                    + statement.line() + " of the dump)");
        }
        return true;
    }

    private boolean toleratesComment(SqlStatement statement, SqlException refusal) {
        if (!refusal.is(SqlException.INSUFFICIENT_PRIVILEGE)) {
            return false;
        }
        add("A comment was left out: " + statement.shown() + " (" + refusal.getMessage() + ")");
        return true;
    }
}
