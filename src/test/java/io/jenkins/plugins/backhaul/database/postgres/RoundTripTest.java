package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
    private static final String NAME = "Round trip";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, 1", "CUSTOM, 1", "PLAIN, 3", "CUSTOM, 3"})
    void shouldRestoreEverythingExactly(DumpFormat format, int connections) throws Exception {
        UnusualDatabase.create(server, NAME);
        String before = UnusualDatabase.describe(server, NAME);
        Backup backup = Backup.of(ServerForTests.database(NAME), format);
        server.sql(NAME, "DROP TABLE book CASCADE");

        List<String> notes = backup.restore(ServerForTests.database(
                ServerForTests.connection(NAME), PostgresSettings.usual().withConnections(connections)));

        UnusualDatabase.assertSame(UnusualDatabase.describe(server, NAME), before);
        assertThat(notes).singleElement().asString().contains("as the superuser postgres");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " with spaces", "\"quoted\" 'twice' \\", " ünïcödé 表 😀", "; DROP DATABASE x; --", "%41&=?#+"
            })
    void shouldRestoreDatabasesOfUnusualNames(String rest) throws Exception {
        String name = server.createDatabase(NAME + rest);
        server.sql(name, "CREATE TABLE t AS SELECT 1 AS x");
        Backup backup = Backup.of(ServerForTests.database(name), DumpFormat.PLAIN);
        server.sql(name, "DROP TABLE t");

        backup.restore(ServerForTests.database(name));

        assertThat(server.sql(name, "SELECT x FROM t")).isEqualTo("1\n");
    }

    @Test
    void shouldRestoreAnEmptyDatabase() throws Exception {
        server.createDatabase(NAME);
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);

        backup.restore(ServerForTests.database(NAME));

        assertThat(backup.fingerprint().tables()).isEmpty();
        assertThat(ServerForTests.database(NAME).exists()).isTrue();
    }

    @Test
    void shouldRestoreWhereThereIsNoDatabaseYet() throws Exception {
        server.createDatabase(NAME);
        server.sql(NAME, "CREATE TABLE t AS SELECT 1 AS x");
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);
        server.dropDatabases(NAME);

        backup.restore(ServerForTests.database(NAME));

        assertThat(server.sql(NAME, "SELECT x FROM t")).isEqualTo("1\n");
    }

    @Test
    void shouldKeepEncodingAndLocale() throws Exception {
        server.sql("postgres", "CREATE DATABASE \"" + NAME + "\" TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
        server.sql(NAME, "CREATE TABLE \"tä\" AS SELECT 'ö'::text AS \"ü\"");
        String before = UnusualDatabase.describe(server, NAME);
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);

        backup.restore(ServerForTests.database(NAME));

        assertThat(UnusualDatabase.describe(server, NAME)).isEqualTo(before).contains("ENCODING = 'LATIN1'");
    }

    @Test
    void shouldKeepBytesThatAreOfNoEncoding() throws Exception {
        server.sql("postgres", "CREATE DATABASE \"" + NAME + "\" TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'");
        server.sql(
                NAME,
                "CREATE TABLE t AS SELECT convert_from('\\xe4ff', 'SQL_ASCII') AS x;"
                        + " COMMENT ON TABLE t IS E'\\xe4\\xff'");
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);

        backup.restore(ServerForTests.database(NAME));

        assertThat(server.sql(
                        NAME,
                        "SELECT encode(x::bytea, 'hex'), encode(obj_description('t'::regclass)::bytea, 'hex')"
                                + " FROM t"))
                .isEqualTo("e4ff|e4ff\n");
    }

    @Test
    void shouldRestoreAnIcuLocale() throws Exception {
        server.sql(
                "postgres",
                "CREATE DATABASE \"" + NAME + "\" TEMPLATE template0 ENCODING 'UTF8'"
                        + " LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'de-u-co-phonebk'");
        String before = UnusualDatabase.describe(server, NAME);
        Backup backup = Backup.of(ServerForTests.database(NAME), DumpFormat.PLAIN);

        backup.restore(ServerForTests.database(NAME));

        assertThat(UnusualDatabase.describe(server, NAME)).isEqualTo(before).contains("de-u-co-phonebk");
    }
}
