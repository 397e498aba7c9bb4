package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.process.ProgramException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns what a tool said when it failed into what a person needs to know. */
final class PsqlFailure {
    private static final Pattern NO_DATABASE = Pattern.compile("database \".*\" does not exist", Pattern.DOTALL);
    private static final Pattern PASSWORD = Pattern.compile("password authentication failed|no password supplied");
    private static final Pattern UNREACHABLE = Pattern.compile(
            "could not connect to server|could not translate host name"
                    + "|Connection refused|timeout expired|No such file or directory|No route to host|Network is unreachable");

    private static final Pattern AT_ITS_END =
            Pattern.compile("No space left on device|Disk quota exceeded|out of memory|out of shared memory");

    /** The line of a failed COPY holds the row, which is nobody's business. */
    private static final Pattern ROW = Pattern.compile("(CONTEXT:  COPY [^:]*?, line \\d+(?:, column [^:]*)?): .*");

    /** Holds the row too, and a row may hold whatever looks like the end of it; so all but the place in the end goes. */
    private static final Pattern DETAIL = Pattern.compile(
            "\nDETAIL:  .*?(?:(\nCONTEXT:  COPY [^:\n]*?, line \\d+)(?!.*\nCONTEXT:  ).*)?\\z", Pattern.DOTALL);

    private PsqlFailure() {}

    static DatabaseException explain(PostgresConnection connection, ProgramException failure) {
        String said = shorten(failure.errorOutput());
        String sentence;
        if (PASSWORD.matcher(said).find()) {
            sentence = "The server did not accept the password for " + connection
                    + ": check user and password (PGPASSWORD,"
                    + " a password file, or postgresql://user:password@host/name)";
        } else if (NO_DATABASE.matcher(said).find()) {
            return new NoDatabaseException(
                    "There is no database " + connection + ": check its name, or create it", failure);
        } else if (UNREACHABLE.matcher(said).find()) {
            sentence =
                    "The server of " + connection + " cannot be reached: check host and port, and that it is running";
        } else if (AT_ITS_END.matcher(said).find()) {
            return new ServerAtItsEndException(
                    "The server of " + connection + " has no disk or no memory left (" + said + ")", failure);
        } else {
            sentence = "The session with " + connection + " failed";
        }
        return new DatabaseException(sentence + " (" + said + ")", failure);
    }

    private static String shorten(String said) {
        Matcher detail = DETAIL.matcher(said);
        String told = detail.find()
                ? said.substring(0, detail.start()) + (detail.group(1) == null ? "" : detail.group(1))
                : said;
        List<String> lines = told.lines()
                .filter(line -> !line.isBlank())
                .map(line -> ROW.matcher(line).replaceFirst("$1").strip())
                .toList();
        return lines.stream().skip(Math.max(0, lines.size() - 6)).collect(Collectors.joining(" "));
    }
}
