package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.ComposeForTests;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two-line configuration: a project whose database runs in a Compose service called db, its port not published. */
class ComposeServiceTest {
    private ComposeForTests site;

    @TempDir
    private Path folder;

    @BeforeEach
    void takeUp() throws Exception {
        site = ComposeForTests.up(Generation.V2);
        Files.writeString(
                site.folder().resolve("backhaul.yml"),
                "project: site\nstore: \"file://" + folder + "/store\"\ndatabases: { default: { name: wizards } }\n");
        sql("CREATE TABLE wizard AS SELECT generate_series(1, 1000) AS id");
    }

    @AfterEach
    void takeDown() throws Exception {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void shouldBackUpAndRestoreAndStopTheOtherServicesMeanwhile() throws Exception {
        assertThat(backhaul("check")).contains("Everything is ready");
        assertThat(backhaul("backup")).contains("1 table, 1,000 rows");
        sql("DELETE FROM wizard");

        String restore = backhaul("restore", "latest", "--into", "wizards", "--stop-services");

        assertThat(restore)
                .contains(
                        "note: Stopping cache, web until the databases are swapped; should this be killed meanwhile, start them with: docker start ")
                .contains("every table was loaded with as many rows");
        assertThat(sql("SELECT count(*) FROM wizard")).isEqualTo("1000");
        assertThat(site.compose("ps", "--services", "--filter", "status=running")
                        .lines())
                .contains("cache", "web", "db");
    }

    private String sql(String sql) throws Exception {
        return site.compose("exec", "-T", "db", "psql", "-XAtq", "-U", "postgres", "-d", "wizards", "-c", sql)
                .strip();
    }

    private String backhaul(String... arguments) throws Exception {
        Path output = folder.resolve("output");
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = site.folder().resolve("backhaul.yml").toString();
        int exitCode = Cli.start(output, site.environment(), all).waitFor();
        assertThat(exitCode).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }
}
