package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What belongs to a database but not to its dump. */
@Timeout(60)
class PropertiesTest {
    private static final String NAME = "owned";
    private static final String STAGING = "owned_staging";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @AfterEach
    void dropAll() {
        server.dropDatabases(NAME);
        server.sql("postgres", "DROP ROLE IF EXISTS stager");
    }

    @Test
    void shouldLeaveAnotherDatabaseItsOwnProperties() throws Exception {
        create("ENCODING 'LATIN1' LOCALE 'C'");
        server.sql(NAME, "ALTER DATABASE owned SET app.key TO 'production'; COMMENT ON DATABASE owned IS 'production'");
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);
        server.createDatabase(STAGING);
        server.sql(
                STAGING,
                "CREATE ROLE stager; ALTER DATABASE owned_staging OWNER TO stager;"
                        + " ALTER DATABASE owned_staging SET app.env TO 'staging'; REVOKE ALL ON DATABASE owned_staging FROM PUBLIC;"
                        + " ALTER DATABASE owned_staging CONNECTION LIMIT 7");

        List<String> notes = backup.restore(ServerForTests.database(STAGING));

        assertThat(server.dump(STAGING, "--create", "--schema-only"))
                .contains(
                        "ENCODING = 'LATIN1'",
                        "OWNER TO stager",
                        "SET \"app.env\" TO 'staging'",
                        "CONNECTION LIMIT = 7",
                        "REVOKE CONNECT,TEMPORARY ON DATABASE owned_staging FROM PUBLIC")
                .doesNotContain("production");
        assertThat(notes)
                .contains("The database owned_staging is not the one that was dumped: it keeps its own owner, grants,"
                        + " settings, connection limit, table space and comment, and gets none from the backup");
    }

    @Test
    void shouldKeepSettingsAndCommentInTheEncodingOfTheDatabase() throws Exception {
        create("ENCODING 'LATIN1' LOCALE 'C'");
        server.sql(NAME, "ALTER DATABASE owned SET \"app.name\" TO 'Müller'; COMMENT ON DATABASE owned IS 'Größe'");
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);
        server.dropDatabases(NAME);

        backup.restore(ServerForTests.database(NAME));

        assertThat(server.sql(NAME, "SHOW app.name")).isEqualTo("Müller\n");
        assertThat(server.sql(
                        NAME, "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'owned'"))
                .isEqualTo("Größe\n");
    }

    @Test
    void shouldSayThatTheTableSpaceIsMissingAndMakeATemplateAgain() throws Exception {
        Backup backup = new Backup(
                "SELECT 1;",
                DumpFormat.PLAIN,
                new DatabaseProperties(Map.of("tablespace", "fast", "isTemplate", "true"), List.of()),
                "",
                new Fingerprint(List.of()));

        List<String> notes = backup.restore(ServerForTests.database(NAME));

        assertThat(notes)
                .contains("The table space fast of the database does not exist here, or the user of the restore may not"
                        + " use it: the default one was used");
        Backup again = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);
        assertThat(again.properties().attributes()).containsEntry("isTemplate", "true");
        again.restore(ServerForTests.database(NAME));
        server.sql("postgres", "ALTER DATABASE owned IS_TEMPLATE false");
    }

    @Test
    void shouldSayThatTheTemplateIsOfAnotherEncoding() throws Exception {
        create("ENCODING 'LATIN1' LOCALE 'C'");
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);
        server.createDatabase("owned_template");

        List<String> notes = backup.restore(ServerForTests.database(
                ServerForTests.connection(NAME), PostgresSettings.usual().withTemplate("owned_template")));

        assertThat(notes)
                .contains("The template database owned_template has another encoding or locale (UTF8, C.UTF-8, C.UTF-8)"
                        + " than the backup (LATIN1, C, C): the restored database is like the template");
    }

    @Test
    void shouldNotShowTheValueOfASettingThatIsRefused() throws Exception {
        DatabaseProperties properties = new DatabaseProperties(
                Map.of(),
                List.of(
                        "ALTER DATABASE {database} SET \"work_mem\" TO 'hunter2'",
                        "ALTER ROLE \"nobody here\" IN DATABASE {database} SET \"app.key\" TO 'hunter2'",
                        "ALTER DATABASE {database} SET app TO 'hunter2'"));
        Database database = ServerForTests.database(NAME);

        try (Replacement replacement = database.createReplacement(properties, "")) {
            List<String> notes = Backup.foreign("SELECT 1;").load(replacement);

            assertThat(notes)
                    .contains(
                            "A setting of the database could not be restored: the server does not take its value (ALTER"
                                    + " DATABASE \"" + replacement.name() + "\" SET \"work_mem\")",
                            "A setting of the database could not be restored: role \"nobody here\" does not exist (ALTER"
                                    + " ROLE \"nobody here\" IN DATABASE \"" + replacement.name()
                                    + "\" SET \"app.key\")",
                            "Statement 3 of the properties of the backup was refused, as it is no setting or grant of a"
                                    + " database")
                    .noneMatch(note -> note.contains("hunter2"));
        }
    }

    private void create(String options) {
        server.sql("postgres", "CREATE DATABASE owned TEMPLATE template0 " + options);
    }
}
