package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import io.jenkins.plugins.backhaul.testkit.DeployedSite;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Staging is a Compose project, its database in a container; production, which is backed up, is elsewhere. */
abstract class ResetComposeCase {
    private static final String PRODUCTION = "resetcompose_production";

    private final PrivatePostgres server = PrivatePostgres.shared();
    DeployedSite site;

    @TempDir
    Path temp;

    @BeforeEach
    void takeUp() throws Exception {
        site = DeployedSite.up(Generation.V2);
        server.createDatabase(PRODUCTION);
        server.sql(PRODUCTION, ResetCase.PEOPLE + """
                INSERT INTO auth_user (username, email) VALUES ('planted', 'planted@clients.example');
                INSERT INTO page (title) VALUES ('Hats of production');
                """);
        prepare();
        site.git().write("backhaul.yml", """
                project: wizards
                store: file://%s/store
                databases: { default: { name: wizards } }
                scrub:
                  profile: wagtail
                  tables: { page: keep, wagtailcore_site: keep }
                %s
                environments:
                  production:
                    branch: master
                    node: prod-1
                    databases: { default: { url: "%s" } }
                  staging:
                    branch: staging
                    node: staging-1
                    folder: %s
                    url: %s
                    health: { text: page, timeout: 15s, hold: 2s }
                    allows-scrub: true
                """.formatted(
                        temp, scrub().indent(2).stripTrailing(), Cli.uri(PRODUCTION), site.folder(), site.url()));
        assertThat(backhaul("backup", "-e", "production").exitCode()).isZero();
    }

    /** Adds branches and services. */
    abstract void prepare() throws Exception;

    /** More of what stands under {@code scrub}. */
    abstract String scrub();

    @AfterEach
    void takeDown() throws Exception {
        server.dropDatabases(PRODUCTION);
        if (site != null) {
            site.close();
        }
    }

    /** How a command ended, and what it printed. */
    record Ended(int exitCode, String output) {}

    final Ended backhaul(String... arguments) throws Exception {
        Path output = temp.resolve("output");
        int exitCode = start(output, arguments).waitFor();
        return new Ended(exitCode, Files.readString(output));
    }

    final Process start(Path output, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", site.git().work().resolve("backhaul.yml").toString()));
        return Cli.start(output, site.environment(), all.toArray(String[]::new));
    }

    final Path journal() {
        return site.folder().resolve(".git/backhaul/reset-staging/journal.json");
    }

    final String ofStaging(String sql) throws Exception {
        return ofServer("wizards", sql);
    }

    final String ofServer(String database, String sql) throws Exception {
        return site.compose(
                "exec", "-T", "db", "psql", "-U", "postgres", "-d", database, "-v", "ON_ERROR_STOP=1", "-Atqc", sql);
    }
}
