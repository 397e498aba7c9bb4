package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.io.IOException;
import java.util.OptionalLong;

/** The images that a site has made of those that people uploaded, as its database remembers them. */
public final class Renditions {
    private final Site site;

    /** Those of a project's environments. */
    public Renditions(Site site) {
        this.site = site;
    }

    /**
     * Forgets all of an environment, so that the site makes them anew when somebody looks at them.
     *
     * @param label what the project calls the database; empty when it has only one
     * @return how many there were; nothing when the site has no such table
     */
    public OptionalLong forget(String environment, String label) throws IOException {
        Database database = site.databaseNamed(environment, label);
        String table = site.images().renditionsTable();
        try (SqlSession session = database.openSession()) {
            if (session.value("SELECT to_regclass('" + table + "')") == null) {
                return OptionalLong.empty();
            }
            session.execute("BEGIN");
            long before = Long.parseLong(session.value("SELECT count(*) FROM " + table));
            session.execute("DELETE FROM " + table);
            session.execute("COMMIT");
            return OptionalLong.of(before);
        }
    }
}
