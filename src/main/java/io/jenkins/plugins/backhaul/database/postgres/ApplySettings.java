package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a restored database the settings, grants and comment of the one that was dumped. */
final class ApplySettings {
    private static final String NAME = "\"[^\"]*+(?:\"\"[^\"]*+)*+\"";
    private static final String VALUE =
            "(?:'[^'\\\\]*+(?:''[^'\\\\]*+)*+'|E'[^'\\\\]*+(?:(?:''|\\\\\\\\)[^'\\\\]*+)*+')";

    /** What {@link DatabaseSettings} writes. As the properties come from a bucket, nothing else is run. */
    private static final Pattern KNOWN =
            Pattern.compile("(?<before>ALTER DATABASE |ALTER ROLE " + NAME + " IN DATABASE |"
                    + "(?:GRANT|REVOKE) [A-Z, ]+ ON DATABASE )" + Pattern.quote(DatabaseProperties.NAME)
                    + "(?<after> SET " + NAME + " TO " + VALUE + "(?:, " + VALUE + ")*+|"
                    + " (?:TO|FROM) (?:PUBLIC|" + NAME + ")(?: WITH GRANT OPTION)?)");

    private static final Pattern BEFORE_VALUE = Pattern.compile("(?: TO| IS) E?'");

    private final PsqlSession session;
    private final LoadNotes notes;

    /** Works through a session of the restored database. */
    ApplySettings(PsqlSession session, LoadNotes notes) {
        this.session = session;
        this.notes = notes;
    }

    /**
     * Does so; what the server refuses becomes a note.
     *
     * @return the grants, which were only tried: they let others in, so they are for when it is complete
     */
    List<String> to(String database, DatabaseProperties properties) throws DatabaseException {
        List<String> grants = new ArrayList<>();
        int number = 0;
        for (String statement : properties.statements()) {
            number++;
            Matcher known = KNOWN.matcher(statement);
            if (known.matches()) {
                String named = known.group("before") + Sql.name(database) + known.group("after");
                if (named.startsWith("ALTER ")) {
                    apply(named);
                } else if (isPossible(named)) {
                    grants.add(named);
                }
            } else {
                notes.add("Statement " + number + " of the properties of the backup was refused, as it is no setting or"
                        + " grant of a database");
            }
        }
        String comment = properties.attributes().get(DatabaseSettings.COMMENT);
        if (comment != null) {
            apply("COMMENT ON DATABASE " + Sql.name(database) + " IS " + Sql.literal(comment));
        }
        return grants;
    }

    private boolean isPossible(String grant) throws DatabaseException {
        session.execute("BEGIN");
        boolean done = apply(grant);
        session.rollBack();
        return done;
    }

    /** A value may be a password, and the server repeats those that it finds wrong. */
    private boolean apply(String statement) throws DatabaseException {
        try {
            session.execute(statement);
            return true;
        } catch (SqlException e) {
            notes.add("A setting of the database could not be restored: "
                    + (e.isOfTheData() ? "the server does not take its value" : e.getMessage()) + " ("
                    + BEFORE_VALUE.split(statement, 2)[0] + ")");
            return false;
        }
    }
}
