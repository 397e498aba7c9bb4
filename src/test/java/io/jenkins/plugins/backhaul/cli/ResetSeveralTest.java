package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An environment with two databases, of which one is replaced and the other is not. */
class ResetSeveralTest extends ResetCase {
    private static final String VISITS = "SELECT email FROM visit";

    private final String productionVisits = production + "_v";
    private final String stagingVisits = staging + "_v";

    @BeforeEach
    void addASecondOne() throws Exception {
        server.createDatabase(productionVisits);
        server.sql(productionVisits, "CREATE TABLE visit AS SELECT 1 AS id, 'planted7@clients.example' AS email");
        server.createDatabase(stagingVisits);
        server.sql(stagingVisits, "CREATE TABLE visit AS SELECT 1 AS id, 'old staging' AS email");
        change(text -> addedTo(production, productionVisits, addedTo(staging, stagingVisits, text))
                .replace("tables: { page: keep,", "tables: { visit: { email: { fake: email } }, page: keep,"));
        assertThat(run("backup", "-e", "production").exitCode()).isZero();
    }

    private static String addedTo(String one, String other, String text) {
        return text.replace(
                "databases: { default: { url: \"" + Cli.uri(one) + "\" } }",
                "databases: { default: { url: \"" + Cli.uri(one) + "\" }, visits: { url: \"" + Cli.uri(other)
                        + "\" } }");
    }

    /** What keeps a database from being renamed comes up when both copies are ready. */
    private void letNobodyRename(String database) throws IOException {
        Path prepare = Files.writeString(
                folder.resolve("prepare"),
                "#!/bin/sh\ncase $PGDATABASE in " + database + "_restoring_*) PGDATABASE=" + database
                        + " psql -qXc \"BEGIN; SELECT 1; PREPARE TRANSACTION 'mine'\";; esac\n");
        Files.setPosixFilePermissions(prepare, PosixFilePermissions.fromString("rwx------"));
        change(text -> text.replace("profile: wagtail,", "profile: wagtail, command: [" + prepare + "],"));
    }

    @Test
    void shouldGuardAllDatabasesOfProduction() {
        assertThat(run("backup", "-e", "staging").exitCode()).isZero();

        Result refused = run("restore", "latest", "--database", "visits", "--into", Cli.uri(production));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("which is also the database of production");
        assertThat(server.sql(production, "SELECT title FROM page")).isEqualTo("Hats of production\n");
    }

    @Test
    void shouldSayWhichIsReplacedAndGoOnWithTheOther() throws Exception {
        letNobodyRename(stagingVisits);
        Result stopped = reset("--drop-old", "--confirm", "staging");

        assertThat(stopped.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(stopped.err().indexOf("scrubbing " + stagingVisits))
                .isLessThan(stopped.err().indexOf("swapping in"))
                .isPositive();
        assertThat(stopped.err())
                .contains("databases default, visits: restore production's data beside staging's, remove personal data"
                        + " there, fix 1 site, check it, and only when all are good swap them in")
                .contains("Resetting staging stopped at 'databases default, visits': ")
                .contains(" Done is: backup, git.");
        assertThat(server.sql(staging, "SELECT title FROM page")).isEqualTo("Hats of production\n");
        assertThat(server.sql(stagingVisits, VISITS)).isEqualTo("old staging\n");
        server.sql(stagingVisits, "ROLLBACK PREPARED 'mine'");
        String scrubbed = server.sql(staging, "SELECT oid FROM pg_database WHERE datname = current_database()");
        Result plan = reset("--drop-old");

        assertThat(plan.out())
                .contains("of the databases of staging visits still has what was there before, and the others have"
                        + " production's data: they do not fit together until this is gone on with")
                .contains("everything in " + stagingVisits)
                .doesNotContain("everything in " + staging + " ");
        Files.writeString(folder.resolve("prepare"), "#!/bin/sh\n");
        Result done = reset("--drop-old", "--confirm", "staging");

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(databases()).containsExactlyInAnyOrder(production, productionVisits, staging, stagingVisits);
        assertThat(server.sql(stagingVisits, VISITS)).startsWith("user.");
        assertThat(server.sql(staging, "SELECT oid FROM pg_database WHERE datname = current_database()"))
                .isEqualTo(scrubbed);
        assertThat(done.out())
                .contains("left out the rules for page, wagtailcore_site: this one of the databases has no such table")
                .contains("it was swapped in by a run that was stopped before it could tell");
        assertThat(List.of(server.dump(staging), server.dump(stagingVisits)))
                .noneMatch(each -> each.contains("planted"));
    }
}
