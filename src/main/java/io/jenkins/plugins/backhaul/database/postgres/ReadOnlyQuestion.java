package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.util.List;
import java.util.Optional;

/** A question that a person has written, asked so that it sees what an application would see and can change nothing. */
final class ReadOnlyQuestion {
    private final String query;

    ReadOnlyQuestion(String query) {
        this.query = query.strip().replaceFirst("[;\\s]+$", "");
    }

    /** Its one value; empty when that is null. The session is of no other use afterwards. */
    Optional<String> ask(PsqlSession session) throws DatabaseException {
        // Names are written without schema, so the path is what the database or the role says, not the empty one of
        // ours.
        session.execute("RESET search_path");
        session.execute("SET TimeZone = 'UTC'");
        session.execute("SET DateStyle = 'ISO'");
        session.execute("BEGIN READ ONLY");
        List<List<String>> rows = session.rows(query);
        if (rows.size() != 1 || rows.get(0).size() != 1) {
            throw new DatabaseException("It must return one row with one value, but it returned " + rows.size()
                    + (rows.size() == 1 ? " row with " + rows.get(0).size() + " values" : " rows"));
        }
        return Optional.ofNullable(rows.get(0).get(0));
    }
}
