package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses what pg_dump never writes for a single database and what could do harm outside of the one that is filled. */
final class DumpGuard {
    /** What pg_dump writes since August 2025 to keep psql from running any other of its commands. */
    private static final Pattern RESTRICTION = Pattern.compile("\\\\(un)?restrict [A-Za-z0-9]+\\s*");

    /** A dump made with --create --clean would begin with dropping the live database. */
    private static final Pattern OUTSIDE = Pattern.compile(
            "(?<words>(?:CREATE|ALTER|DROP) (?:DATABASE|ROLE|GROUP|TABLESPACE|USER(?! MAPPING))|ALTER SYSTEM|LOAD|DO|CALL"
                    + "|PREPARE|EXECUTE)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private DumpGuard() {}

    /** Throws unless a line that begins with a backslash is harmless and needs not be followed. */
    static void checkLine(String line, long number) throws DatabaseException {
        if (RESTRICTION.matcher(line).matches()) {
            return;
        }
        String command = line.split("\\s", 2)[0];
        if (command.equals("\\connect") || command.equals("\\c")) {
            throw ofSeveral("changes to another database", number);
        }
        throw refused("the psql command " + command.substring(0, Math.min(command.length(), 20)), number);
    }

    /** Throws unless the statement keeps to the database that it is run in. */
    static void check(SqlStatement statement) throws DatabaseException {
        Matcher outside = OUTSIDE.matcher(statement.head());
        if (!outside.matches()) {
            return;
        }
        String words = outside.group("words").toUpperCase(Locale.ROOT);
        if (words.endsWith("DATABASE")) {
            throw ofSeveral("makes, changes or drops a database (" + words + ")", statement.line());
        }
        throw refused("the statement " + words, statement.line());
    }

    /** A refusal of what only a hostile dump holds. */
    static DatabaseException refused(String what, long number) {
        return new DatabaseException("Line " + number + " of the dump holds " + what
                + ", which no dump needs: it was refused. Do not trust where this dump came from");
    }

    private static DatabaseException ofSeveral(String what, long number) {
        return new DatabaseException(
                "Line " + number + " of the dump " + what + ": it was made with pg_dump --create or"
                        + " pg_dumpall. Make it without, or restore it by hand with psql on a server of its own");
    }
}
