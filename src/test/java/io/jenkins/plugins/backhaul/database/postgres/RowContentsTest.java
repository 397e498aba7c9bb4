package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.database.ContentMethod;
import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.Fingerprint.Depth;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowContentsTest {
    private static final String NAME = "contents";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @BeforeEach
    void createDatabase() {
        server.createDatabase(NAME);
    }

    @AfterEach
    void dropDatabase() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldNotDependOnTheOrderOfTheRows() throws Exception {
        Fingerprint one = after("CREATE TABLE w AS SELECT n, 'wizard ' || n AS name FROM generate_series(1, 500) n");
        Fingerprint other = after(
                "CREATE TABLE x AS SELECT * FROM w ORDER BY n DESC; DROP TABLE w;" + " ALTER TABLE x RENAME TO w");

        assertThat(one.differencesTo(other)).isEmpty();
        assertThat(one.comparesContent(other)).isTrue();
    }

    @Test
    void shouldSeeOneLetterThatChangedInAsManyRows() throws Exception {
        Fingerprint one = after("CREATE TABLE w AS SELECT n, 'wizard ' || n AS name FROM generate_series(1, 500) n");
        Fingerprint other = after("UPDATE w SET name = 'Wizard 7' WHERE n = 7");

        assertThat(one.differencesTo(other)).containsExactly("table public.w has other contents in its 500 rows");
    }

    @Test
    void shouldSeeARowThatReplacedTheCopyOfAnother() throws Exception {
        Fingerprint one = after("CREATE TABLE w AS SELECT * FROM (VALUES (1), (1), (2)) AS v (n)");
        Fingerprint other = after("TRUNCATE w; INSERT INTO w VALUES (1), (2), (2)");

        assertThat(one.differencesTo(other)).hasSize(1);
    }

    @Test
    void shouldTellNothingFromEmptyText() throws Exception {
        Fingerprint one = after("CREATE TABLE w AS SELECT NULL::text AS x");
        Fingerprint other = after("UPDATE w SET x = ''");

        assertThat(one.differencesTo(other)).hasSize(1);
    }

    @Test
    void shouldNotDependOnHowADatabaseShowsItsValues() throws Exception {
        Fingerprint one = after("CREATE TABLE w AS SELECT now() AS a, interval '1 day 2 hours' AS b, 0.1::float8 AS c,"
                + " 'ab'::bytea AS d, 12.5::money AS e");
        Fingerprint other = after(
                "ALTER DATABASE contents SET timezone = 'Asia/Tokyo';"
                        + " ALTER DATABASE contents SET datestyle = 'German'; ALTER DATABASE contents SET intervalstyle = 'iso_8601';"
                        + " ALTER DATABASE contents SET extra_float_digits = -5; ALTER DATABASE contents SET bytea_output = 'escape'");

        assertThat(one.differencesTo(other)).isEmpty();
    }

    /** A row can be named like one of its columns, and a table have no column at all. */
    @Test
    void shouldReadTablesOfAnyShape() throws Exception {
        Fingerprint found = after("CREATE TABLE t (t int, \"t.*\" text); INSERT INTO t VALUES (1, 'x'), (2, NULL);"
                + " CREATE TABLE bare (); INSERT INTO bare DEFAULT VALUES; CREATE TABLE empty (x json, y point)");

        assertThat(found.tables())
                .allSatisfy(each -> assertThat(each.checksum()).matches("-?[0-9]+"))
                .extracting(each -> each.name() + " " + each.rows())
                .containsExactly("public.bare 1", "public.empty 0", "public.t 2");
        assertThat(found.tables().get(1).checksum()).isEqualTo("0");
    }

    @Test
    void shouldOnlyCountWhenNobodyAsksForMore() throws Exception {
        server.sql(NAME, "CREATE TABLE w AS SELECT 1 AS n");
        try (Dump dump = ServerForTests.database(NAME).openDump(DumpFormat.PLAIN)) {
            Fingerprint counted = dump.fingerprint(Depth.ROWS);

            assertThat(counted.content()).isEqualTo(ContentMethod.NONE);
            assertThat(counted.tables().get(0).checksum()).isEmpty();
            assertThat(counted.comparesContent(dump.fingerprint(Depth.CONTENT))).isFalse();
        }
    }

    private Fingerprint after(String sql) throws Exception {
        server.sql(NAME, sql);
        try (Dump dump = ServerForTests.database(NAME).openDump(DumpFormat.PLAIN)) {
            return dump.fingerprint(Depth.CONTENT);
        }
    }
}
