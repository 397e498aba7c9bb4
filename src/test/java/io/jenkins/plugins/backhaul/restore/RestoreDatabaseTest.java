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
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DumpFormat;
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
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @BeforeEach
    void backUp() throws Exception {
        store = DirectoryStore.open(folder);
        server.createDatabase(NAME);
        server.sql(NAME, "CREATE TABLE wizard AS SELECT 1 AS id");
        BackupRequest request = new BackupRequest(
                WIZARDS,
                List.of(new Source("default", database(), DumpFormat.PLAIN)),
                new Origin("", "", "", ""),
                LrzipWriteOptions.defaults());
        new BackUpDatabases(store, Progress.NONE, Clock.systemUTC()).run(request);
        server.sql(NAME, "DROP TABLE wizard");
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldSayWhatWentWrongAfterTheSwapWithoutCallingTheRestoreFailed() throws Exception {
        RestoreReport report = restore(StubbornService::new);

        assertThat(report.faults()).containsExactly("web could not be started again");
        assertThat(server.sql(NAME, "SELECT id FROM wizard")).isEqualTo("1\n");
    }

    @Test
    void shouldLeaveTheLiveDatabaseWhenTheServicesCannotBeStopped() {
        assertThatThrownBy(() -> restore(() -> {
                    throw new IOException("web could not be stopped");
                }))
                .hasMessage("web could not be stopped");

        assertThat(server.sql(NAME, "SELECT count(*) FROM pg_tables WHERE tablename = 'wizard'"))
                .isEqualTo("0\n");
        assertThat(server.sql("postgres", "SELECT datname FROM pg_database WHERE starts_with(datname, '" + NAME + "')"))
                .isEqualTo(NAME + "\n");
    }

    private RestoreReport restore(Bystanders bystanders) throws Exception {
        RestoreTarget target = new RestoreTarget(NAME, "", false, database(), List.of());
        RestoreRequest request =
                new RestoreRequest(new Catalogue(store).find(WIZARDS, "latest"), "", target, "", false);
        return new RestoreDatabase(store, bystanders, LrzipReadOptions.defaults(), Progress.NONE).run(request);
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

    /** A service that stops and does not start again. */
    private static final class StubbornService implements Bystanders.Stopped {
        @Override
        public List<String> names() {
            return List.of("web");
        }

        @Override
        public void close() throws IOException {
            throw new IOException("web could not be started again");
        }
    }
}
