package io.jenkins.plugins.backhaul.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.backup.BackUpDatabases;
import io.jenkins.plugins.backhaul.backup.BackupRequest;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.backup.Source;
import io.jenkins.plugins.backhaul.database.ContentMethod;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.database.postgres.PostgresConnection;
import io.jenkins.plugins.backhaul.database.postgres.PostgresDatabase;
import io.jenkins.plugins.backhaul.database.postgres.PostgresSettings;
import io.jenkins.plugins.backhaul.database.postgres.PostgresTools;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.storage.directory.DirectoryStore;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreDatabaseTest {
    private static final String NAME = "restore wizards";
    private static final Project WIZARDS = new Project("wizards");

    private final PrivatePostgres server = PrivatePostgres.shared();
    private final LocalPrograms programs = new LocalPrograms();

    @TempDir
    private Path folder;

    private DirectoryStore store;
    private final List<String> notes = new ArrayList<>();
    private final Progress noting = new Progress() {
        @Override
        public void start(String phase, long totalBytes) {}

        @Override
        public void advance(long bytes) {}

        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }
    };

    @BeforeEach
    void open() throws Exception {
        store = DirectoryStore.open(folder);
        server.createDatabase(NAME);
        server.sql(NAME, "CREATE TABLE wizard AS SELECT 1 AS id");
        backUp(database());
        server.sql(NAME, "DROP TABLE wizard");
    }

    private void backUp(Database database) throws Exception {
        BackupRequest request = new BackupRequest(
                WIZARDS,
                List.of(new Source("default", database, DumpFormat.PLAIN, Fingerprint.Depth.CONTENT)),
                new Origin("", "", "", ""),
                LrzipWriteOptions.defaults());
        new BackUpDatabases(store, Progress.NONE, Clock.systemUTC()).run(request);
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldSayWhatWentWrongAfterTheSwapWithoutCallingTheRestoreFailed() throws Exception {
        RestoreReport report = restore(tell -> () -> {
            throw new IOException("web could not be started again");
        });

        assertThat(report.faults()).containsExactly("web could not be started again");
        assertThat(server.sql(NAME, "SELECT id FROM wizard")).isEqualTo("1\n");
    }

    @Test
    void shouldLeaveTheLiveDatabaseWhenTheServicesCannotBeStopped() {
        assertThatThrownBy(() -> restore(tell -> {
                    throw new IOException("web could not be stopped");
                }))
                .hasMessage("web could not be stopped");

        assertThat(server.sql(NAME, "SELECT count(*) FROM pg_tables WHERE tablename = 'wizard'"))
                .isEqualTo("0\n");
        assertThat(server.sql("postgres", "SELECT datname FROM pg_database WHERE starts_with(datname, '" + NAME + "')"))
                .isEqualTo(NAME + "\n");
    }

    @Test
    void shouldRefuseACopyWhoseRowsHoldSomethingElse() {
        Database losing = after("load", (replacement, result) -> {
            server.sql(replacement.name(), "UPDATE wizard SET id = 2");
            return result;
        });

        assertThatThrownBy(() -> restore(Bystanders.NONE, losing))
                .hasMessage(
                        "The restored copy is not what was backed up: table public.wizard has other contents in its 1"
                                + " rows. The live database was not touched");
        assertThat(server.sql(NAME, "SELECT count(*) FROM pg_tables WHERE tablename = 'wizard'"))
                .isEqualTo("0\n");
    }

    @Test
    void shouldCompareOnlyTheRowsWhenTheChecksumsWereComputedInAnUnknownWay() throws Exception {
        Database newer = after(
                "fingerprint",
                (replacement, result) ->
                        new Fingerprint(((Fingerprint) result).tables(), new ContentMethod("sha(t)", List.of())));

        assertThat(restore(Bystanders.NONE, newer).compared()).isTrue();
        assertThat(notes)
                .containsExactly(
                        "The checksums of the backup were computed in a way that this version does not know; only"
                                + " the rows were counted");
    }

    @Test
    void shouldSayThatTheServerIsOlderWhenItRefusesADump() throws Exception {
        server.sql(
                NAME,
                "CREATE TABLE allowed AS SELECT 1 AS x; CREATE FUNCTION may(int) RETURNS boolean LANGUAGE plpgsql AS"
                        + " $$ BEGIN RETURN EXISTS (SELECT FROM allowed WHERE x = $1); END $$;"
                        + " CREATE TABLE wizard (id int CHECK (may(id))); INSERT INTO wizard VALUES (1)");
        backUp(database());
        Database older = after("facts", (replacement, result) -> {
            DatabaseFacts facts = (DatabaseFacts) result;
            return new DatabaseFacts(facts.kind(), "9.6.24", facts.sizeInBytes(), facts.identity());
        });

        assertThatThrownBy(() -> restore(Bystanders.NONE, older))
                .hasMessageContaining("relation \"allowed\" does not exist")
                .hasMessageContaining(
                        ". It was dumped from version " + database().inspect().serverVersion()
                                + ", and this server is 9.6.24: restore it on one that is not older");
    }

    /** The database, but something happens after a call to its replacement. */
    private Database after(String method, BiFunction<Replacement, Object, Object> change) {
        return changing(
                Database.class,
                database(),
                "createReplacement",
                (database, made) -> changing(Replacement.class, (Replacement) made, method, change));
    }

    private static <T> T changing(Class<T> type, T real, String method, BiFunction<T, Object, Object> change) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    try {
                        Object result = called.invoke(real, arguments);
                        return called.getName().equals(method) ? change.apply(real, result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private RestoreReport restore(Bystanders bystanders) throws Exception {
        return restore(bystanders, database());
    }

    private RestoreReport restore(Bystanders bystanders, Database into) throws Exception {
        RestoreTarget target = new RestoreTarget(NAME, "", false, into, List.of());
        RestoreRequest request =
                new RestoreRequest(new Catalogue(store).find(WIZARDS, "latest"), "", target, "", false);
        return new RestoreDatabase(store, bystanders, LrzipReadOptions.defaults(), noting).run(request);
    }

    private Database database() {
        PostgresConnection connection = new PostgresConnection(
                server.socketFolder().toString(),
                String.valueOf(server.port()),
                PrivatePostgres.USER,
                Optional.empty(),
                NAME,
                Map.of());
        return PostgresDatabase.of(
                programs, PostgresTools.onThisMachine(programs), connection, PostgresSettings.usual());
    }
}
