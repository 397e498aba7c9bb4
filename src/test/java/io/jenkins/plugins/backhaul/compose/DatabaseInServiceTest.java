package io.jenkins.plugins.backhaul.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint.Depth;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.database.postgres.PostgresConnection;
import io.jenkins.plugins.backhaul.database.postgres.PostgresDatabase;
import io.jenkins.plugins.backhaul.database.postgres.PostgresSettings;
import io.jenkins.plugins.backhaul.database.postgres.PostgresTools;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database without a published port, dumped and restored through its Compose service. */
class DatabaseInServiceTest {
    private final LocalPrograms programs = new LocalPrograms();
    private ComposeForTests site;
    private ComposeProject project;
    private PostgresDatabase database;

    @BeforeEach
    void takeUp() throws IOException {
        site = ComposeForTests.up(Generation.V2);
        project =
                ComposeProject.open(programs, ComposeSettings.in(site.folder()).withEnvironment(site.environment()));
        database = PostgresDatabase.of(
                programs,
                PostgresTools.elsewhere(project.inService("db")),
                PostgresConnection.here("postgres", "wizards"),
                PostgresSettings.usual());
        sql("CREATE TABLE spell AS SELECT n, repeat(md5(n::text), 20) AS words FROM generate_series(1, 30000) n");
    }

    @AfterEach
    void takeDown() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    private String sql(String sql) throws ProgramException {
        return site.compose("exec", "-T", "db", "psql", "-XAtq", "-U", "postgres", "-d", "wizards", "-c", sql)
                .strip();
    }

    @Test
    void shouldDumpAndRestoreWhileTheOtherServicesAreStopped() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Dump dump = database.openDump(DumpFormat.PLAIN);
                StoppedServices stopped = project.runningBut("db").stop();
                Replacement replacement = database.createReplacement(
                        dump.properties(), dump.facts().identity())) {
            assertThat(stopped.services()).containsExactly("cache", "web");
            dump.writeTo(bytes);
            sql("DELETE FROM spell");

            replacement.load(new ByteArrayInputStream(bytes.toByteArray()), DumpFormat.PLAIN);

            assertThat(dump.fingerprint(Depth.ROWS).differencesTo(replacement.fingerprint(Depth.ROWS)))
                    .isEmpty();
            replacement.swapIn();
        }
        assertThat(sql("SELECT count(*), sum(length(words)) FROM spell")).isEqualTo("30000|19200000");
        assertThat(project.runningServices()).containsExactly("cache", "db", "web");
    }

    @Test
    @Timeout(60)
    void shouldLeaveNoToolRunningInsideWhenADumpIsGivenUp() throws Exception {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left");
            }
        };

        try (Dump dump = database.openDump(DumpFormat.PLAIN)) {
            assertThatThrownBy(() -> dump.writeTo(full)).hasMessageContaining("No space left");
        }

        while (isUsedInside()) {
            Thread.sleep(100);
        }
    }

    private boolean isUsedInside() throws ProgramException {
        String tools = site.docker("top", site.compose("ps", "-q", "db").strip(), "-o", "pid,args");
        String others = "SELECT count(*) FROM pg_stat_activity WHERE datname = 'wizards' AND pid <> pg_backend_pid()";
        return tools.contains("pg_dump")
                || tools.contains("psql")
                || !sql(others).equals("0");
    }
}
