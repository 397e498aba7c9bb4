package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileDumpTest {
    private static final String NAME = "hostile";

    private final PrivatePostgres server = PrivatePostgres.shared();

    @TempDir
    private Path folder;

    private Path victim;

    @BeforeEach
    void chooseVictim() {
        victim = folder.resolve("owned");
        server.createDatabase(NAME);
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\! touch VICTIM\n",
                "SELECT 1 \\! touch VICTIM\n;",
                "SELECT 1 \\g |touch VICTIM\n",
                "\\unrestrict `touch VICTIM`\n",
                "\\set x `touch VICTIM`\n",
                "COPY missing FROM stdin;\n\\! touch VICTIM\n\\.\n",
                "CREATE TABLE t (a int);COPY t FROM stdin;\nx\n\\! touch VICTIM\n\\.\n",
                "COPY (SELECT 1) TO PROGRAM 'touch VICTIM';",
                "COPY (SELECT 1) TO 'VICTIM';",
                "/**/COPY (SELECT 1) TO PROGRAM 'touch VICTIM';",
                "CREATE TABLE t (a int);/**/COPY t FROM STDIN (FORMAT binary);\n1\n\\.\n",
                "SET standard_conforming_strings = off; SELECT 'a\\'; \\! touch VICTIM\n';"
                        + " SET standard_conforming_strings = on; SELECT '\\'; \\! touch VICTIM\n';",
                "SELECT set_config('standard_conforming_strings', 'off', false); SELECT 'a\\'; \\! touch VICTIM\n'"
            })
    void shouldRunNoCommandOfADump(String dump) throws Exception {
        assertThatThrownBy(() -> load(dump)).isInstanceOf(DatabaseException.class);

        assertThat(victim).doesNotExist();
        assertThat(ServerForTests.database(NAME).sweepLeftovers()).isEmpty();
    }

    @Test
    void shouldTakeDataThatLooksLikeCommandsAsData() throws Exception {
        String data = "\\\\! touch " + victim + "\n`touch " + victim + "`\n:x\n\\\\q\n";

        try (Replacement replacement = load("CREATE TABLE t (a text);\nCOPY t FROM stdin;\n" + data + "\\.\n")) {
            assertThat(server.sql(replacement.name(), "SELECT count(*), min(a) FROM t"))
                    .isEqualTo("4|:x\n");
        }
        assertThat(victim).doesNotExist();
    }

    @Test
    void shouldNotBeFooledByWhatStatementsPrint() throws Exception {
        try (Replacement replacement =
                load("SELECT repeat(repeat('x', 100) || E'\\n', 100000);" + " CREATE TABLE t (a text);")) {
            assertThat(server.sql(replacement.name(), "SELECT count(*) FROM t")).isEqualTo("0\n");
        }
    }

    @Test
    void shouldRunNothingButSettingsOfTheProperties() throws Exception {
        Files.createFile(victim);
        List<String> statements = List.of(
                "ALTER DATABASE {database} SET \"a.b\" TO 'x'; DROP DATABASE hostile",
                "ALTER DATABASE {database} SET \"a.b\" TO 'x\\'; DROP DATABASE hostile --'",
                "DROP DATABASE hostile",
                "GRANT CONNECT ON DATABASE {database} TO PUBLIC; DROP DATABASE hostile",
                "ALTER ROLE postgres NOLOGIN");
        DatabaseProperties properties = new DatabaseProperties(
                Map.of("connectionLimit", "1; DROP DATABASE hostile", "comment", "'; DROP DATABASE hostile; --"),
                statements);

        try (Replacement replacement = ServerForTests.database(NAME)
                .createReplacement(
                        properties, ServerForTests.database(NAME).inspect().identity())) {
            List<String> notes = Backup.foreign("SELECT 1;").load(replacement);

            assertThat(notes)
                    .filteredOn(note ->
                            note.contains(" of the properties of the backup was refused, as it is no setting or grant"))
                    .hasSize(statements.size());
            assertThat(server.sql(
                            "postgres",
                            "SELECT shobj_description(oid, 'pg_database') FROM pg_database" + " WHERE datname = '"
                                    + replacement.name() + "'"))
                    .isEqualTo("'; DROP DATABASE hostile; --\n");
        }
        assertThat(ServerForTests.database(NAME).exists()).isTrue();
    }

    @Test
    void shouldNotShowRowsInMessages() {
        assertThatThrownBy(() ->
                        load("CREATE TABLE t (a text, b text);COPY t FROM stdin;\nname\tsecret\nalone secret\n\\.\n"))
                .hasMessageContaining("missing data for column \"b\"")
                .hasMessageContaining("COPY t, line 2")
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldNotShowThePasswordOfASubscription() {
        assertThatThrownBy(() -> load("CREATE SUBSCRIPTION s CONNECTION 'postgresql://repl:hunter2@nowhere.invalid/x'"
                        + " PUBLICATION p WITH (connect = false, wrong);"))
                .hasMessageStartingWith("Line 1 of the dump could not be restored: ")
                .hasMessageEndingWith("(CREATE SUBSCRIPTION s CONNECTION …)")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldNameTheLineOfAStatementThatFails() {
        assertThatThrownBy(() -> load("SELECT 1;\n\nALTER TABLE missing ADD COLUMN password text DEFAULT 'secret';"))
                .hasMessage("Line 3 of the dump could not be restored: relation \"missing\" does not exist"
                        + " (ALTER TABLE missing ADD COLUMN …)");
    }

    private Replacement load(String sql) throws Exception {
        Replacement replacement = ServerForTests.database(NAME).createReplacement(DatabaseProperties.unknown(), "");
        try {
            Backup.foreign(sql.replace("VICTIM", victim.toString())).load(replacement);
            return replacement;
        } catch (Exception e) {
            replacement.close();
            throw e;
        }
    }
}
