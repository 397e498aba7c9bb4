package io.jenkins.plugins.backhaul.database.postgres;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides which refusals a restore can live with, and remembers, once each, what a person should know of them. */
final class LoadNotes {
    private static final Pattern MISSING_ROLE = Pattern.compile("role \"(?<name>.*)\" does not exist", Pattern.DOTALL);

    /** A newer server's settings are unknown to an older one, and a table space need not exist everywhere. */
    private static final Set<String> SETTING = Set.of("22023", SqlException.UNDEFINED_OBJECT);

    private static final Set<String> COMMENT = Set.of(SqlException.INSUFFICIENT_PRIVILEGE);
    private static final Set<String> ABSENT = Set.of("42P01", "42704", "42703", "42883", "3F000");
    private static final Set<String> PRESENT = Set.of("42P06", "42710");
    private static final Set<String> NO_RIGHT =
            Set.of(SqlException.UNDEFINED_OBJECT, SqlException.INSUFFICIENT_PRIVILEGE);

    /** As a dump may cause as many as it likes. */
    private static final int KEPT = 50;

    private final Set<String> notes = new LinkedHashSet<>();
    private long firstDrop;
    private int dropped;

    /** Something a person should know. */
    synchronized void add(String note) {
        if (notes.size() < KEPT) {
            notes.add(note);
        } else if (!notes.contains(note)) {
            dropped++;
        }
    }

    /** The first of them, in the order in which they came, and how many there were more. */
    synchronized List<String> list() {
        List<String> list = new ArrayList<>(notes);
        if (dropped > 0) {
            list.add("There were " + dropped + " more notes like these, which were not kept");
        }
        return list;
    }

    /** Whether the restore may go on although this statement was refused; a note says so then. */
    boolean tolerates(SqlStatement statement, StatementKind kind, SqlException refusal) {
        return switch (kind) {
            case SETTING -> tolerates(statement, refusal, SETTING, "A setting of the dump was left out");
            case RIGHTS, USER_MAPPING -> toleratesRights(statement, refusal);
            case COMMENT -> tolerates(statement, refusal, COMMENT, "A comment was left out");
            case DROP -> toleratesDrop(statement, refusal);
            case CONTAINER -> tolerates(statement, refusal, PRESENT, "What is there already was not made again");
            default -> false;
        };
    }

    private boolean tolerates(SqlStatement statement, SqlException refusal, Set<String> states, String what) {
        if (states.stream().noneMatch(refusal::is)) {
            return false;
        }
        add(what + ": " + statement.shown() + " (" + refusal.getMessage() + ")");
        return true;
    }

    /** Dumps made with --clean hold one such statement for each thing in them, so one note speaks for all. */
    private synchronized boolean toleratesDrop(SqlStatement statement, SqlException refusal) {
        if (ABSENT.stream().noneMatch(refusal::is)) {
            return false;
        }
        if (firstDrop == 0) {
            firstDrop = statement.line();
            add("The dump drops what is not there in a new database, which did no harm (first at line " + firstDrop
                    + " of the dump: " + statement.shown() + ")");
        }
        return true;
    }

    private boolean toleratesRights(SqlStatement statement, SqlException refusal) {
        if (NO_RIGHT.stream().noneMatch(refusal::is)) {
            return false;
        }
        Matcher role = MISSING_ROLE.matcher(refusal.getMessage());
        if (refusal.is(SqlException.UNDEFINED_OBJECT) && role.find()) {
            add("The role " + role.group("name")
                    + " does not exist here: what it owned belongs to the user of the restore, and what it was granted,"
                    + " and user mappings for it, were left out. To keep them, create the role and restore again");
        } else {
            add("Some ownerships or grants could not be restored: " + refusal.getMessage() + " (first at line "
                    + statement.line() + " of the dump)");
        }
        return true;
    }
}
