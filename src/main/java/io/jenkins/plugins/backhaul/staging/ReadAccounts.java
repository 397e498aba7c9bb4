package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.List;
import java.util.Optional;

/** Reads the names of a database's user accounts, and changes nothing. */
final class ReadAccounts {
    /** Where Django keeps them, or a project's own model of users does, and what somebody logs in with there. */
    private static final String DJANGO =
            "SELECT pg_catalog.format('SELECT %I::text FROM %s WHERE is_active', a.attname,"
                    + " a.attrelid::pg_catalog.regclass) FROM pg_catalog.pg_attribute a WHERE a.attrelid IN"
                    + " (pg_catalog.to_regclass('auth_user'), pg_catalog.to_regclass('users_user'),"
                    + " pg_catalog.to_regclass('accounts_user')) AND a.attname IN ('username', 'email') AND NOT a.attisdropped"
                    + " ORDER BY a.attname DESC LIMIT 1";

    private final Optional<String> query;

    /** @param query the project's own; nothing for what Django has */
    ReadAccounts(Optional<String> query) {
        this.query = query;
    }

    /** Their names; nothing when the database has no table of users that is known. */
    Optional<List<String>> run(Database database) throws DatabaseException {
        try (SqlSession session = database.openSession()) {
            session.execute("BEGIN READ ONLY");
            Optional<String> asked = query.isPresent() ? query : djangos(session);
            return asked.isEmpty() ? Optional.empty() : Optional.of(names(session, asked.get()));
        }
    }

    private static Optional<String> djangos(SqlSession session) throws DatabaseException {
        return session.rows(DJANGO).stream().map(row -> row.get(0)).findFirst();
    }

    private static List<String> names(SqlSession session, String asked) throws DatabaseException {
        return session.rows(asked.strip().replaceFirst(";\\s*$", "")).stream()
                .map(row -> row.get(0))
                .filter(each -> each != null && !each.isBlank())
                .toList();
    }
}
