package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.Claim;
import io.jenkins.plugins.backhaul.database.ClaimedException;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An advisory lock for the name of a database. A transaction that stays open holds it: unlike a session's, such a lock also holds
 * behind a pooler that hands out connections by the transaction, and goes with its client.
 */
final class AdvisoryClaim implements Claim {
    /** Sets these locks apart from those of others, and of restores. */
    static final int CLAIMS = 0x62616363;

    private static final String NO_LIMITS =
            "SELECT pg_catalog.set_config(s.name, '0', true) FROM pg_catalog.pg_settings AS s"
                    + " WHERE s.name IN ('idle_in_transaction_session_timeout', 'transaction_timeout')";

    /** Who has just been killed is still there for a moment. */
    private static final int ATTEMPTS = 20;

    private static final long PAUSE_MILLIS = 100;

    private final PsqlSession session;

    private AdvisoryClaim(PsqlSession session) {
        this.session = session;
    }

    /**
     * Claims.
     *
     * @param session of a database that all who claim it ask; closed with this, or when it fails
     * @param database the name that is claimed
     */
    static AdvisoryClaim take(PsqlSession session, PostgresConnection database, String words)
            throws DatabaseException, InterruptedException {
        try {
            session.execute("BEGIN");
            session.rows(NO_LIMITS);
            session.execute("SET LOCAL application_name = " + Sql.literal(words));
            int key = database.database().hashCode();
            for (int attempt = 1; !tryLock(session, key); attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new ClaimedException(
                            "Somebody else makes " + database + " anew now: " + holder(session, key));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            return new AdvisoryClaim(session);
        } catch (DatabaseException | InterruptedException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static boolean tryLock(PsqlSession session, int key) throws DatabaseException {
        return session.value("SELECT pg_catalog.pg_try_advisory_xact_lock(" + CLAIMS + ", " + key + ")")
                .equals("t");
    }

    private static String holder(PsqlSession session, int key) throws DatabaseException {
        List<List<String>> rows = session.rows("SELECT a.application_name, pg_catalog.host(a.client_addr),"
                + " pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), a.pid"
                + " FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid"
                + " JOIN pg_catalog.pg_database AS d ON d.oid = l.database"
                + " WHERE d.datname = pg_catalog.current_database() AND l.locktype = 'advisory' AND l.granted"
                + " AND l.classid = " + CLAIMS + " AND l.objid = " + Integer.toUnsignedString(key));
        if (rows.isEmpty()) {
            return "wait until that is over";
        }
        List<String> row = rows.get(0);
        return (row.get(0) == null || row.get(0).isEmpty() ? "nobody knows who" : row.get(0))
                + (row.get(1) == null ? "" : " at " + row.get(1))
                + (row.get(2) == null ? "" : " since " + row.get(2) + " UTC")
                + ". Wait until that is over; should it be gone for good, end its session on that server: SELECT"
                + " pg_terminate_backend(" + row.get(3) + ")";
    }

    @Override
    public boolean isHeld() {
        try {
            return session.value("SELECT 1").equals("1");
        } catch (DatabaseException e) {
            return false;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
