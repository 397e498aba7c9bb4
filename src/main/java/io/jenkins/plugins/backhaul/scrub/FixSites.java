package io.jenkins.plugins.backhaul.scrub;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gives the sites in a restored copy the addresses that they have where it is restored to, so that nobody lands on production. */
public final class FixSites {
    private static final String TABLE = "wagtailcore_site";

    private final List<Fix> fixes;
    private final boolean shared;

    /** One thing to put right. */
    public sealed interface Fix {
        /**
         * A record of Wagtail.
         *
         * @param from the host name that it has in production; empty for the default site
         * @param host the host name that it gets
         * @param port the port that it gets
         */
        record Site(String from, String host, int port) implements Fix {}

        /** SQL of the project's own. */
        record Own(OwnStatements statements) implements Fix {}
    }

    /**
     * Does these, in this order.
     *
     * @param shared whether the project has several databases, of which one has the sites
     */
    public FixSites(List<Fix> fixes, boolean shared) {
        this.fixes = List.copyOf(fixes);
        this.shared = shared;
    }

    boolean hasOwnStatements() {
        return fixes.stream().anyMatch(each -> each instanceof Fix.Own);
    }

    /**
     * Fixes them, in one transaction. One that is right already, as in a backup of this environment itself, stays.
     *
     * @return what was done, one line each
     * @throws ScrubException when there is no such site, or the SQL fails
     */
    public List<String> run(SqlSession session) throws DatabaseException, ScrubException {
        List<String> done = new ArrayList<>();
        session.execute("BEGIN");
        boolean elsewhere = shared && session.value("SELECT pg_catalog.to_regclass('" + TABLE + "')") == null;
        for (Fix each : fixes) {
            if (each instanceof Fix.Own own) {
                done.add(run(session, own.statements()));
            } else if (!elsewhere) {
                done.add(fix(session, (Fix.Site) each));
            }
        }
        session.execute("COMMIT");
        return done;
    }

    private static String run(SqlSession session, OwnStatements own) throws ScrubException {
        try {
            session.execute(own.text());
            return "ran " + own.name();
        } catch (DatabaseException e) {
            throw new ScrubException(own.name() + " failed: " + e.getMessage(), e);
        }
    }

    private static String fix(SqlSession session, Fix.Site site) throws DatabaseException, ScrubException {
        String is = "hostname = " + Sql.literal(site.host()) + " AND port = " + site.port();
        String was = site.from().isEmpty() ? "is_default_site" : "hostname = " + Sql.literal(site.from());
        List<List<String>> found = sites(session, " WHERE " + was);
        String words = site.from().isEmpty() ? "the default site" : "the site " + site.from();
        if (found.isEmpty() && sites(session, " WHERE " + is).isEmpty()) {
            throw new ScrubException("There is no site " + (site.from().isEmpty() ? "by default" : site.from()) + " in "
                    + TABLE + " to be fixed, only "
                    + sites(session, "").stream().map(each -> each.get(0)).collect(Collectors.joining(", ")));
        }
        if (found.size() > 1) {
            throw new ScrubException("There are several sites " + site.from() + " in " + TABLE
                    + ", which differ by their ports: write 'sql' instead of 'from'");
        }
        session.execute("UPDATE " + TABLE + " SET hostname = " + Sql.literal(site.host()) + ", port = " + site.port()
                + " WHERE " + was);
        return words + " is now " + site.host() + ":" + site.port();
    }

    private static List<List<String>> sites(SqlSession session, String condition)
            throws DatabaseException, ScrubException {
        try {
            return session.rows("SELECT hostname FROM " + TABLE + condition);
        } catch (DatabaseException e) {
            throw new ScrubException(
                    "The sites in " + TABLE + " cannot be fixed: " + e.getMessage()
                            + "; write 'sql' under 'fix-sites' where a project has other ones",
                    e);
        }
    }
}
