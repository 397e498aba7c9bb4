package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import java.util.List;

/** Asks a server about the database of a session. */
final class Facts {
    private Facts() {}

    static DatabaseFacts of(PsqlSession session) throws DatabaseException {
        List<String> row = session.rows(
                        "SELECT pg_catalog.pg_database_size(pg_catalog.current_database()), pg_catalog.current_database()")
                .get(0);
        return new DatabaseFacts(
                "postgres", session.version().text(), Long.parseLong(row.get(0)), identity(session, row.get(1)));
    }

    /** Of a database of the session's server, as {@link DatabaseFacts#identity()} has it. */
    static String identity(PsqlSession session, String database) throws DatabaseException {
        return server(session)
                + '/'
                + session.value("SELECT oid FROM pg_catalog.pg_database WHERE datname = " + Sql.literal(database));
    }

    /** Drawn when a cluster is made; where it may not be read, the server's own address must do. */
    private static String server(PsqlSession session) throws DatabaseException {
        boolean readable = session.value(
                        "SELECT pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'execute')")
                .equals("t");
        return session.value(
                readable
                        ? "SELECT system_identifier FROM pg_catalog.pg_control_system()"
                        : "SELECT pg_catalog.concat(pg_catalog.inet_server_addr(), ':',"
                                + " pg_catalog.current_setting('port'))");
    }
}
