package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.List;

/** A session for others than this room: it tells them which value was wrong only by its class of errors. */
final class PostgresSqlSession implements SqlSession {
    private final PsqlSession session;

    private PostgresSqlSession(PsqlSession session) {
        this.session = session;
    }

    /** With the search path that the database or the role has, as functions in indexes and constraints may rely on it. */
    static PostgresSqlSession open(Toolbox toolbox, PostgresConnection connection) throws DatabaseException {
        PsqlSession session = PsqlSession.open(toolbox, connection);
        try {
            session.execute("RESET search_path");
            return new PostgresSqlSession(session);
        } catch (DatabaseException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public List<List<String>> rows(String query) throws DatabaseException {
        try {
            return session.rows(query);
        } catch (SqlException e) {
            throw e.withoutData();
        }
    }

    @Override
    public void execute(String statement) throws DatabaseException {
        try {
            session.execute(statement);
        } catch (SqlException e) {
            throw e.withoutData();
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
