package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RolesTest {
    private static final String NAME = "roles";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @BeforeEach
    void createDatabase() {
        server.createDatabase(NAME);
        server.sql(
                NAME,
                "CREATE ROLE leaver; CREATE ROLE plain LOGIN CREATEDB; ALTER DATABASE roles OWNER TO leaver;"
                        + " GRANT CONNECT ON DATABASE roles TO leaver; ALTER ROLE leaver IN DATABASE roles SET work_mem TO '8MB';"
                        + " CREATE TABLE a (x int); CREATE TABLE b (x int); ALTER TABLE a OWNER TO leaver; GRANT SELECT ON b TO leaver;"
                        + " INSERT INTO a VALUES (1); ALTER TABLE b ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON b TO leaver"
                        + " USING (true); CREATE EXTENSION citext; CREATE EXTENSION pg_stat_statements");
    }

    @AfterEach
    void dropAll() {
        server.dropDatabases(NAME);
        server.sql("postgres", "DROP ROLE IF EXISTS leaver; DROP ROLE IF EXISTS plain");
    }

    @Test
    void shouldReportAMissingRoleOnceAndGoOn() throws Exception {
        Database database = ServerForTests.database(NAME);
        Backup backup = Backup.of(database, DumpFormat.PLAIN);
        server.dropDatabases(NAME);
        server.sql("postgres", "DROP ROLE leaver");

        List<String> notes = backup.restore(database);

        assertThat(notes)
                .filteredOn(note -> note.startsWith("The role leaver does not exist here: what it owned"))
                .hasSize(1);
        assertThat(notes)
                .anyMatch(note -> note.startsWith("The role leaver, owner of the database, does not exist here"));
        assertThat(server.sql(NAME, "SELECT x FROM a")).isEqualTo("1\n");
        assertThat(server.sql(NAME, "SELECT tableowner FROM pg_tables WHERE tablename = 'a'"))
                .isEqualTo("postgres\n");
    }

    @Test
    void shouldKeepPoliciesForTheRolesThatThereAre() throws Exception {
        server.sql(
                NAME,
                "CREATE POLICY own ON b AS RESTRICTIVE FOR SELECT TO plain, leaver USING (x = 1 AND 'TO leaver' <> '');"
                        + " CREATE POLICY \"none TO left\" ON b AS RESTRICTIVE TO leaver USING (x = 2)");
        Database database = ServerForTests.database(NAME);
        Backup backup = Backup.of(database, DumpFormat.PLAIN);
        server.dropDatabases(NAME);
        server.sql("postgres", "DROP ROLE leaver");

        List<String> notes = backup.restore(database);

        assertThat(server.sql(NAME, "SELECT policyname, permissive, roles, qual FROM pg_policies ORDER BY 1"))
                .isEqualTo("""
                        none TO left|RESTRICTIVE|{postgres}|(x = 2)
                        own|RESTRICTIVE|{plain}|((x = 1) AND ('TO leaver'::text <> ''::text))
                        """);
        String next = ", as leaver does not exist here: create the role and restore again, or change the policy";
        assertThat(notes)
                .contains(
                        "The policy own of table public.b is for plain alone" + next,
                        "The policy \"none TO left\" of table public.b is for CURRENT_USER alone" + next,
                        "The policy p of table public.b was left out" + next);
    }

    @Test
    void shouldNotTakeAPolicyThatIsRefusedForAnotherReasonForOneOfAMissingRole() {
        Backup backup = Backup.foreign("""
                CREATE TABLE c (x int);
                CREATE POLICY p ON c AS RESTRICTIVE TO plain USING ((x)::missing IS NULL);
                """);

        assertThatThrownBy(() -> backup.restore(ServerForTests.database(NAME)))
                .hasMessage("Line 2 of the dump could not be restored: type \"missing\" does not exist"
                        + " (CREATE POLICY p ON c …)");
    }

    @Test
    void shouldRestoreAsAnOrdinaryUserWhatSuchAUserMay() throws Exception {
        server.sql(NAME, "DROP EXTENSION pg_stat_statements");
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);
        server.dropDatabases(NAME);

        List<String> notes = backup.restore(ServerForTests.database(asPlain(), PostgresSettings.usual()));

        assertThat(server.sql(NAME, "SELECT x FROM a")).isEqualTo("1\n");
        assertThat(server.sql(NAME, "SELECT tableowner FROM pg_tables WHERE tablename = 'a'"))
                .isEqualTo("plain\n");
        assertThat(notes)
                .noneMatch(note -> note.contains("superuser"))
                .anyMatch(note ->
                        note.startsWith("Some ownerships or grants could not be restored: must be member of role"));
    }

    @Test
    void shouldUseATemplate() throws Exception {
        server.createDatabase("roles_template");
        server.sql("roles_template", "CREATE EXTENSION hstore");
        server.sql(NAME, "CREATE EXTENSION hstore; CREATE TABLE h AS SELECT 'a=>1'::hstore AS h");
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);

        backup.restore(ServerForTests.database(
                ServerForTests.connection(NAME), PostgresSettings.usual().withTemplate("roles_template")));

        assertThat(server.sql(NAME, "SELECT h -> 'a' FROM h")).isEqualTo("1\n");
    }

    @Test
    void shouldReportACommentThatAnOrdinaryUserMayNotSet() throws Exception {
        server.sql(NAME, "DROP EXTENSION pg_stat_statements; CREATE EXTENSION hstore");
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.CUSTOM);
        server.dropDatabases(NAME);
        server.createDatabase("roles_template");
        server.sql("roles_template", "CREATE EXTENSION hstore; ALTER DATABASE roles_template IS_TEMPLATE true");

        List<String> notes = backup.restore(
                ServerForTests.database(asPlain(), PostgresSettings.usual().withTemplate("roles_template")));

        server.sql("postgres", "ALTER DATABASE roles_template IS_TEMPLATE false");
        assertThat(notes)
                .contains("A comment was left out: COMMENT ON EXTENSION hstore IS (must be owner of extension hstore)");
    }

    @Test
    void shouldDoWithoutATemplateThatIsMissingAndSaySo() throws Exception {
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);

        List<String> notes = backup.restore(ServerForTests.database(
                ServerForTests.connection(NAME), PostgresSettings.usual().withTemplate("template_postgis")));

        assertThat(notes)
                .contains("There is no template database template_postgis here: an empty database was used; the"
                        + " extensions come from the dump");
    }

    @Test
    void shouldSaySoWhenTheLocaleIsNotAvailable() throws Exception {
        DatabaseProperties properties = new DatabaseProperties(
                Map.of("encoding", "UTF8", "collate", "tlh_QO.UTF-8", "ctype", "tlh_QO.UTF-8"), List.of());
        Backup backup = new Backup("SELECT 1;", DumpFormat.PLAIN, properties, "", new Fingerprint(List.of()));
        server.sql(NAME, "DROP TABLE a, b");

        List<String> notes = backup.restore(ServerForTests.database(NAME));

        assertThat(notes)
                .anyMatch(note -> note.startsWith("The locale of the backup (tlh_QO.UTF-8) is not available here"));
    }

    @Test
    void shouldGiveADumpWithoutPropertiesThoseOfTheDatabaseThatItReplaces() throws Exception {
        server.sql(NAME, "COMMENT ON DATABASE roles IS 'kept'; DROP TABLE a, b");

        Backup.foreign("CREATE TABLE c (x int);").restore(ServerForTests.database(NAME));

        assertThat(server.dump(NAME, "--create", "--schema-only"))
                .contains(
                        "ALTER DATABASE roles OWNER TO leaver", "IS 'kept'", "SET work_mem TO '8MB'", "TABLE public.c");
    }

    private static PostgresConnection asPlain() {
        PostgresConnection superuser = ServerForTests.connection(NAME);
        return new PostgresConnection(
                superuser.host(), superuser.port(), "plain", superuser.password(), NAME, Map.of());
    }
}
