package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.util.regex.Pattern;

/** The lines of a dump that would be commands of psql, such as {@code \! rm -r /}. None of them is ever run. */
final class MetaCommand {
    /** What pg_dump writes since August 2025 to keep psql from running any other of its commands. */
    private static final Pattern RESTRICTION = Pattern.compile("\\\\(un)?restrict [A-Za-z0-9]+\\s*");

    private MetaCommand() {}

    /** Throws unless the line is harmless and needs not be followed. */
    static void check(String line, long number) throws DatabaseException {
        if (RESTRICTION.matcher(line).matches()) {
            return;
        }
        String command = line.split("\\s", 2)[0];
        if (command.equals("\\connect") || command.equals("\\c")) {
            throw new DatabaseException("Line " + number + " of the dump changes to another database: it was made with"
                    + " pg_dump --create or pg_dumpall. Restore it by hand with psql, on a server of its own");
        }
        throw refused("the psql command " + command.substring(0, Math.min(command.length(), 20)), number);
    }

    static DatabaseException refused(String what, long number) {
        return new DatabaseException("Line " + number + " of the dump holds " + what
                + ", which no dump needs: it was refused. Do not trust where this dump came from");
    }
}
