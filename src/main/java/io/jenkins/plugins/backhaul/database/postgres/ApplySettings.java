package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
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

    private final PsqlSession session;
    private final LoadNotes notes;

    /** Works through any session of the server. */
    ApplySettings(PsqlSession session, LoadNotes notes) {
        this.session = session;
        this.notes = notes;
    }

    /** Does so; what the server refuses becomes a note. */
    void to(String database, DatabaseProperties properties) throws DatabaseException {
        for (String statement : properties.statements()) {
            Matcher known = KNOWN.matcher(statement);
            if (known.matches()) {
                apply(known.group("before") + Sql.name(database) + known.group("after"));
            } else {
                notes.add(
                        "A statement among the properties of the backup was refused, as it is no setting or grant of a"
                                + " database: " + statement);
            }
        }
        String comment = properties.attributes().get(DatabaseSettings.COMMENT);
        if (comment != null) {
            apply("COMMENT ON DATABASE " + Sql.name(database) + " IS " + Sql.literal(comment));
        }
    }

    private void apply(String statement) throws DatabaseException {
        try {
            session.execute(statement);
        } catch (SqlException e) {
            notes.add("A setting of the database could not be restored: " + e.getMessage() + " (" + statement + ")");
        }
    }
}
