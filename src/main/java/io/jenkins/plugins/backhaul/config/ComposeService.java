package io.jenkins.plugins.backhaul.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service of a Compose file.
 *
 * @param name its name
 * @param image its image with registry and tag; empty where it is built
 * @param environment its variables with what Compose fills in; a variable that cannot be filled in is empty
 */
record ComposeService(String name, String image, Map<String, String> environment) {
    private static final Set<String> POSTGRES =
            Set.of("postgres", "postgresql", "postgis", "pgvector", "timescaledb", "timescaledb-ha", "citus");
    private static final Set<String> OTHERS =
            Set.of("mysql", "mysql-server", "mariadb", "percona", "mongo", "mongodb", "mongodb-community-server");
    private static final Set<String> USUAL_NAMES = Set.of("db", "database", "postgres", "postgresql", "pg");

    /** The variables that say which role and database the common images create. */
    private static final String[] USER_VARIABLES = {"POSTGRES_USER", "POSTGRESQL_USERNAME", "POSTGRESQL_USER"};

    /** Ends the name of a variable that names a file with the value, as Docker's secrets want it. */
    private static final String FROM_FILE = "_FILE";

    private static final String[] NAME_VARIABLES = {"POSTGRES_DB", "POSTGRESQL_DATABASE", "POSTGRES_DBNAME"};

    /** Whether it is a PostgreSQL server: by its image, or where that is the project's own by its name and its variables. */
    boolean isPostgres() {
        boolean looksLikeOne = USUAL_NAMES.contains(name)
                && environment.keySet().stream().anyMatch(variable -> variable.startsWith("POSTGRES"));
        return POSTGRES.contains(product()) || (looksLikeOne && !isOtherDatabase());
    }

    /** Whether PostGIS is in it, and with it the database {@code template_postgis}. */
    boolean isPostgis() {
        return product().equals("postgis") || (isPostgres() && image.contains("postgis"));
    }

    /** Whether it is a database of a kind that is not understood yet. */
    boolean isOtherDatabase() {
        return OTHERS.contains(product());
    }

    /** The role that the image creates; nothing when no variable says; empty when a variable says and has no value here. */
    Optional<String> user() {
        return first(USER_VARIABLES);
    }

    /** The database that the image creates; nothing when no variable says; empty when a variable says and has no value here. */
    Optional<String> databaseName() {
        return first(NAME_VARIABLES);
    }

    private Optional<String> first(String[] variables) {
        for (String variable : variables) {
            if (environment.containsKey(variable)) {
                return Optional.of(environment.get(variable));
            }
            if (environment.containsKey(variable + FROM_FILE)) {
                return Optional.of("");
            }
        }
        return Optional.empty();
    }

    /** The image's name without registry, tag and digest. */
    private String product() {
        String path = image.replaceFirst("@.*$", "");
        return path.substring(path.lastIndexOf('/') + 1)
                .replaceFirst(":.*$", "")
                .toLowerCase(Locale.ROOT);
    }
}
