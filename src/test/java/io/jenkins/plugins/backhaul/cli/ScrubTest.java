package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Production's backup restored onto staging, without its people. */
class ScrubTest extends ScrubCase {
    private static final String ALLOWED =
            "allows-scrub: true\nfix-sites: [ { from: wizards.example, host: staging.wizards.example, port: 8443 } ]\n";

    @Test
    void shouldLeaveNoTraceOfAnybodyAndKeepTheRest() throws Exception {
        server.sql(production, PlantedData.SQL);
        configure(ALLOWED, PlantedData.RULES);
        backUp();

        Result restore = restore("--drop-old");

        assertThat(restore.exitCode()).as(restore.err()).isZero();
        List<String> everything = everythingOf(staging);
        everything.add(restore.out() + restore.err());
        everything.add(Files.readString(server.socketFolder().resolve("log")));
        assertNowhere(PlantedData.STRINGS, everything);
        assertThat(restore.out())
                .contains(
                        "note: changed 501 rows of auth_user (username, first_name, last_name, email, password, phones)")
                .contains("note: deleted all 200 rows of wagtailforms_formsubmission")
                .contains("note: the site wizards.example is now staging.wizards.example:8443");
        assertThat(server.sql(
                        staging,
                        "SELECT username, first_name, last_name, email, label, phones FROM auth_user"
                                + " WHERE id < 3 ORDER BY id"))
                .isEqualTo("user.1@example.com|User|1|user.1@example.com|User 1|{+9990000001,NULL,\"\"}\n"
                                .replace("+9990000001", phoneOf(1))
                        + "colleague|Col|League|col@agency.example|Col League|\n");
        assertThat(server.sql(staging, "SELECT count(*) FROM payment JOIN account USING (iban)"))
                .isEqualTo("50\n");
        assertThat(server.sql(
                        staging,
                        "SELECT count(DISTINCT email) FROM auth_user; SELECT count(*) FROM more_people;"
                                + " SELECT latest_revision_id IS NULL FROM wagtailcore_page; SELECT count(*) FROM user_history;"
                                + " SELECT hostname, port FROM wagtailcore_site"))
                .isEqualTo("502\n502\nt\n0\nstaging.wizards.example|8443\n");
        assertThat(server.sql(staging, "SELECT count(*), count(DISTINCT seen) FROM ip_log"))
                .isEqualTo("3|2\n");
        assertThat(server.sql(staging, "SELECT settings::jsonb FROM \"Odd \"\"Schema.x\".\"T.able'; DROP\""))
                .isEqualTo("{\"n\": [1, \"Text\"], \"k\\\"\": \"Text\"}\n");
    }

    @Test
    void shouldLeaveTheSchemaAsItWas() throws Exception {
        server.sql(production, PlantedData.SQL);
        configure(ALLOWED, PlantedData.RULES);
        backUp();

        restore();

        assertThat(schemaOf(staging)).isEqualTo(schemaOf(production));
        assertThat(server.sql(
                        staging, "UPDATE auth_user SET is_staff = true WHERE id = 1; SELECT was FROM user_history"))
                .isEqualTo("had 1\n");
    }

    @Test
    void shouldRefuseWhenAColumnWithPersonalDataHasNoRule() throws Exception {
        server.sql(production, PlantedData.SQL);
        server.sql(
                production,
                "CREATE TABLE shop_customer AS SELECT 'Robin Q.' AS \"fullName\", 'see robin@clients.example' AS notes,"
                        + " '+44 7700 900 456' AS reachable, NULL::text AS address, 7 AS address_id;"
                        + " CREATE TABLE shop_log AS SELECT '{\"ip\": \"198.51.100.7\"}'::jsonb AS data");
        configure(ALLOWED, PlantedData.RULES);
        backUp();

        Result refused = restore();

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains(
                        "backhaul: refused. No rule under 'scrub' says what becomes of shop_customer.fullName (its name),"
                                + " shop_customer.notes (holds e-mail addresses), shop_customer.reachable (holds telephone"
                                + " numbers), shop_log.data (holds Internet addresses). Write one for each; 'keep' allows it to"
                                + " stay. The live database was not touched")
                .doesNotContain("robin@");
        assertStagingIsOld();

        configure(ALLOWED, PlantedData.RULES + "    shop_customer: delete\n    shop_log: { data: keep }\n");
        assertThat(restore().exitCode()).isZero();
        assertThat(server.sql(staging, "SELECT count(*) FROM shop_customer")).isEqualTo("0\n");
    }

    @Test
    void shouldFindTheSameInADatabaseAndInABackup() throws Exception {
        server.sql(production, "CREATE TABLE visitor AS SELECT 'a@clients.example' AS email, '' AS phone, 5 AS age");
        configure("allows-scrub: true", "scrub: { tables: { visitor: { age: keep } } }");
        backUp();

        Result live = run("scrub", "--find", "--environment", "production");
        assertThat(live.exitCode()).as(live.err()).isEqualTo(ExitCode.FAILED);
        assertThat(live.out())
                .isEqualTo(
                        "visitor.email (holds e-mail addresses)\n1 without a rule: write one for each under 'scrub' in"
                                + " backhaul.yml; 'keep' allows it to stay.\n");

        Result backup = run("scrub", "--find", "latest", "--environment", "staging");
        assertThat(backup.out()).isEqualTo(live.out());
        assertStagingIsOld();
    }

    @Test
    void shouldRefuseWhereTheEnvironmentDoesNotAllowIt() throws Exception {
        server.sql(production, "CREATE TABLE visitor AS SELECT 'a@clients.example' AS email");
        configure("", "scrub: { tables: { visitor: delete } }");
        backUp();

        for (Result refused : List.of(restore(), restore("--scrub"))) {
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err())
                    .contains(
                            "refused. The backup may hold personal data of production, and the environment staging does"
                                    + " not say 'allows-scrub: true' in backhaul.yml");
        }
        assertStagingIsOld();
        Result named = run("restore", "latest", "--scrub", "--create", "--into", name + "_copy");
        assertThat(named.err()).contains("cannot be scrubbed, as it is no environment that says 'allows-scrub: true'");
        for (String byAnotherName : List.of(staging, Cli.uri(staging))) {
            Result unscrubbed = run("restore", "latest", "--into", byAnotherName);
            assertThat(unscrubbed.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(unscrubbed.err())
                    .contains(staging
                            + " is the database of staging, and the backup may hold personal data of production."
                            + " Restore it --into staging, which scrubs it, or if the data may go there as it is, add"
                            + " --no-scrub");
        }
        assertStagingIsOld();
        Result live = run("restore", "latest", "--scrub", "--into", "production", "--confirm", "production");
        assertThat(live.err()).contains("production is production, of which nothing is ever scrubbed");

        assertThat(restore("--no-scrub").exitCode()).isZero();
        assertThat(server.sql(staging, "SELECT email FROM visitor")).isEqualTo("a@clients.example\n");
    }

    @Test
    void shouldSayThatThereAreNoRules() throws Exception {
        server.sql(production, "CREATE TABLE visitor AS SELECT 'a@clients.example' AS email");
        configure("allows-scrub: true", "");
        backUp();

        Result refused = restore();

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("backhaul.yml does not say how: write 'scrub' there");
        assertStagingIsOld();
    }

    @Test
    void shouldLeaveAloneWhatComesFromStagingItself() throws Exception {
        configure(ALLOWED, "scrub: { tables: { staging_only: delete } }");
        server.sql(
                staging,
                "CREATE TABLE wagtailcore_site AS SELECT 'staging.wizards.example'::text AS hostname,"
                        + " 8443 AS port, true AS is_default_site");
        assertThat(run("backup", "--environment", "staging").exitCode()).isZero();

        Result own = restore();

        assertThat(own.exitCode()).as(own.err()).isZero();
        assertStagingIsOld();
    }

    @Test
    void shouldRunTheProjectsOwnSqlAndProgramAndAskItsChecks() throws Exception {
        server.sql(
                production,
                "CREATE TABLE visitor AS SELECT i AS id, 'v' || i || '@clients.example' AS email,"
                        + " 'Plantedina' AS called FROM generate_series(1, 9) AS i");
        Files.writeString(folder.resolve("own.sql"), "UPDATE visitor SET called = 'Somebody' WHERE id > 1; SELECT 1;");
        Files.writeString(
                folder.resolve("birdbath"),
                "#!/bin/sh\necho 'saw Plantedina'\n" + server.programs()
                        + "/psql -qc \"UPDATE visitor SET called = 'Nobody' WHERE id = 1\" && exit $1\n");
        assertThat(folder.resolve("birdbath").toFile().setExecutable(true)).isTrue();
        String scrub =
                "scrub: { tables: { visitor: { email: { fake: email } } }, sql-files: own.sql, command: [./birdbath, %d] }";

        configure("allows-scrub: true", scrub.formatted(3));
        backUp();
        Result failed = restore();
        assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.err())
                .contains("The command ./birdbath under 'scrub' did not end well: exit code 3")
                .doesNotContain("Plantedina");
        assertStagingIsOld();

        configure("allows-scrub: true", scrub.formatted(0));
        Result restore = restore();
        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertThat(everythingOf(staging)).noneMatch(each -> each.contains("Plantedina"));
        assertThat(server.sql(staging, "SELECT count(*) FROM visitor WHERE called = 'Somebody'"))
                .isEqualTo("8\n");

        configure("allows-scrub: true", scrub.formatted(0));
        Files.writeString(
                folder.resolve("backhaul.yml"),
                Files.readString(folder.resolve("backhaul.yml"))
                        .replaceFirst(
                                "databases: \\{ default: \\{ url: (.*) \\} \\}\ndatabases",
                                "databases: { default: { url: $1,"
                                        + " checks: [ { name: people, sql: SELECT count(*) FROM visitor, min: 10 } ] } }\ndatabases"));
        assertThat(restore().err())
                .contains("In the scrubbed copy the check 'people' expected at least 10 and found 9");
    }

    @Test
    void shouldSayWhichRuleCannotBeDone() throws Exception {
        server.sql(
                production,
                "CREATE TABLE visitor (id int PRIMARY KEY, email varchar(12) NOT NULL, age date);"
                        + " CREATE TABLE visit (id int PRIMARY KEY, visitor_id int NOT NULL REFERENCES visitor);"
                        + " INSERT INTO visitor VALUES (1, 'a@b.cc', '1980-01-01'); INSERT INTO visit VALUES (1, 1);"
                        + " CREATE SCHEMA other; CREATE TABLE other.visit (id int)");
        configure("allows-scrub: true", "scrub: { tables: { visitor: delete } }");
        backUp();

        assertMisplaced("visitor: { emial: hash }", "The table visitor has no column emial, for which there is a rule");
        assertRefused("visitors: delete", "There is no table visitors, for which there is a rule under 'scrub'");
        assertMisplaced("visit: delete", "There are several tables visit: write one of other.visit, public.visit");
        assertMisplaced(
                "visitor: { email: null }", "The column visitor.email refuses nulls: use 'hash' or 'fake', delete");
        assertMisplaced("visitor: { email: { fake: email } }", "The column visitor.email holds 12 characters, too few");
        assertMisplaced(
                "visitor: { age: hash, email: hash }",
                "The column visitor.age is of the type date, of which there is no 'hash': use 'null', delete the rows, or");
        assertRefused("visitor: delete", "Rows of visit would refer to nothing in visitor (visit_visitor_id_fkey)");
        Files.writeString(folder.resolve("own.sql"), "DELETE FROM visit; COMMIT; BEGIN");
        configure("allows-scrub: true", "scrub: { sql-files: [own.sql], tables: { visitor: { email: hash } } }");
        assertThat(restore().err()).contains("own.sql ends the transaction that it runs in");
        assertStagingIsOld();
    }

    @Test
    void shouldScrubAsAnOrdinaryUserAndKeepAllOthersOutMeanwhile() throws Exception {
        String app = name + "_app";
        String other = name + "_other";
        server.sql(
                "postgres",
                "CREATE ROLE " + app + " LOGIN CREATEDB; CREATE ROLE " + other + " LOGIN; ALTER DATABASE " + staging
                        + " OWNER TO " + app);
        server.sql(
                production,
                "CREATE TABLE visitor AS SELECT i AS id, 'v' || i || '@clients.example' AS email"
                        + " FROM generate_series(1, 9) AS i; ALTER TABLE visitor OWNER TO " + app
                        + "; ALTER TABLE visitor ENABLE ROW LEVEL SECURITY; ALTER TABLE visitor FORCE ROW LEVEL SECURITY");
        Files.writeString(
                folder.resolve("try"),
                "#!/bin/sh\n" + server.programs() + "/psql -XAtc 'SELECT * FROM visitor'"
                        + " \"host=$PGHOST port=$PGPORT user=" + other + " dbname=$PGDATABASE\" > said 2>&1\nexit 0\n");
        assertThat(folder.resolve("try").toFile().setExecutable(true)).isTrue();
        configure("allows-scrub: true", "scrub: { tables: { visitor: { email: { fake: email } } }, command: [./try] }");
        backUp();
        Files.writeString(
                folder.resolve("backhaul.yml"),
                Files.readString(folder.resolve("backhaul.yml")).replace("postgres@/" + staging, app + "@/" + staging));

        Result restore = restore("--drop-old");

        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertThat(Files.readString(folder.resolve("said"))).contains("permission denied for database");
        assertThat(everythingOf(staging)).noneMatch(each -> each.contains("@clients.example"));
        assertThat(server.sql(
                        staging,
                        "SELECT has_database_privilege('" + other + "', '" + staging + "', 'CONNECT'),"
                                + " pg_get_userbyid(datdba) FROM pg_database WHERE datname = '" + staging + "'"))
                .isEqualTo("t|" + app + "\n");
        server.dropDatabases(name);
        server.sql("postgres", "DROP ROLE " + app + "; DROP ROLE " + other);
    }

    @Test
    void shouldSayWhichSiteThereIsInsteadOfTheOneToBeFixed() throws Exception {
        server.sql(
                production,
                "CREATE TABLE wagtailcore_site AS SELECT 'www.wizards.example'::text AS hostname,"
                        + " 443 AS port, true AS is_default_site");
        configure(ALLOWED, "");
        backUp();

        assertThat(restore("--no-scrub").err())
                .contains("There is no site wizards.example in wagtailcore_site to be fixed, only www.wizards.example");
        assertStagingIsOld();
        configure(ALLOWED.replace("from: wizards.example, ", ""), "");
        assertThat(restore("--no-scrub").out()).contains("note: the default site is now staging.wizards.example:8443");
    }

    @Test
    void shouldSayWhatScrubIsForWhenItIsCalledAlone() {
        Result alone = Cli.run("scrub", "--project", "wizards");

        assertThat(alone.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(alone.err()).contains("Add --find to list what no rule says anything of");
    }

    @Test
    void shouldNotRepeatTheRowThatRefusesARule() throws Exception {
        server.sql(
                production,
                "CREATE TABLE visitor (email text CHECK (email LIKE '%planted%'), age int);"
                        + " INSERT INTO visitor VALUES ('zoe.planted.refusing@clients.example', 5)");
        configure("allows-scrub: true", "scrub: { tables: { visitor: { email: { fake: email } } } }");
        backUp();

        Result failed = restore();

        assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.err())
                .contains("The table visitor could not be scrubbed (email): ")
                .contains("violates check constraint")
                .doesNotContain("refusing@");
        assertThat(Files.readString(server.socketFolder().resolve("log"))).doesNotContain("refusing@");
        assertStagingIsOld();
    }

    private String phoneOf(int id) {
        return server.sql(staging, "SELECT phones[1] FROM auth_user WHERE id = " + id)
                .strip();
    }
}
