package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sites that nobody would have made at once: their types, constraints, triggers and names, and what is no column at all. */
class OddSiteTest extends ScrubCase {
    @Test
    void shouldLeaveNoTraceInAnyCorner() throws Exception {
        server.sql(production, OddSite.SQL);
        configure("allows-scrub: true", OddSite.RULES);
        backUp();

        Result restore = restore("--drop-old");

        assertThat(restore.exitCode()).as(restore.err()).isZero();
        List<String> everything = everythingOf(staging);
        everything.add(restore.out() + restore.err());
        everything.add(Files.readString(server.socketFolder().resolve("log")));
        assertNowhere(OddSite.STRINGS, everything);
        assertThat(schemaOf(staging)).isEqualTo(schemaOf(production));
        assertThat(
                        server.sql(
                                staging,
                                "SELECT count(DISTINCT ssn), count(DISTINCT b.mail), count(DISTINCT guest::text) FROM crm.booking b"
                                        + " JOIN crm.\"Member\" m USING (mail); SELECT DISTINCT guest FROM crm.booking;"
                                        + " SELECT count(*), count(email) FROM crm.opened; SELECT count(a), count(b) FROM crm.taken; SELECT contact FROM setting ORDER BY id"))
                .isEqualTo("""
                        100|100|1
                        {"tel": 0, "Text": 1, "fullName": "Text"}
                        300|0
                        0|0
                        0
                        "Text"
                        {"a\\"b": "Text", "tel": [0, 17]}
                        """);
        assertThat(restore.out())
                .contains("note: deleted 1 row of cache\n")
                .contains("note: changed 2 rows of Größe 100%.Kunden 'x' (name, Straße)\n");
    }

    @Test
    void shouldFindWhatNoRuleIsFor() throws Exception {
        server.sql(production, OddSite.SQL);
        configure("allows-scrub: true", "scrub: { tables: { crm.audit: keep, crm.opened: { email: hash } } }");

        assertThat(run("scrub", "--find", "-e", "production").out()).isEqualTo("""
                Größe 100%.Kunden 'x'.name (its name and that of its table)
                Größe 100%.Kunden 'x'.Straße (holds postal addresses)
                crm.Member.ssn (its name)
                crm.Member.mail (holds e-mail addresses)
                crm.Member.Display Name (its name)
                crm.Member.phones (its name)
                crm.Member.who (the names of its parts)
                crm.Member.extra (has members that are called so)
                crm.Member.doc (holds telephone numbers)
                crm.Member.photo (nobody can look into bytes)
                crm.Member.born (its name)
                crm.Member.e-mail lower (holds e-mail addresses; it is computed from mail)
                crm.booking.mail (holds e-mail addresses)
                crm.booking.guest (holds e-mail addresses)
                crm.newsletter.email (holds e-mail addresses)
                cache.cache_key (its name)
                cache.value (has members that are called so)
                cache.ip (holds Internet addresses)
                party.contact_name (its name)
                diary.owner (holds e-mail addresses)
                logbook.line (holds e-mail addresses)
                setting.contact (holds telephone numbers)
                22 without a rule: write one for each under 'scrub' in backhaul.yml; 'keep' allows it to stay.
                """);
    }

    @Test
    void shouldFindTheWordsOfColumnsThatChange() throws Exception {
        server.sql(
                production,
                "CREATE TABLE visitor (surname text, words tsvector);"
                        + " INSERT INTO visitor VALUES ('Plantedina', to_tsvector('simple', 'Plantedina'))");
        configure("allows-scrub: true", "scrub: { tables: { visitor: { surname: hash } } }");

        assertThat(run("scrub", "--find", "-e", "production").out())
                .startsWith("visitor.words (holds the words of columns that change)\n1 without");
    }

    @Test
    void shouldNameTheTableThatHasTheColumn() throws Exception {
        server.sql(production, """
                CREATE SCHEMA crm;
                CREATE TABLE people (id int);
                CREATE TABLE employees (phone text) INHERITS (people);
                CREATE TABLE crm.employees (note text);
                INSERT INTO employees VALUES (1, '0115 496 0999');
                INSERT INTO crm.employees VALUES ('ring Anna at +44 7700 900123');
                """);
        configure("allows-scrub: true", "scrub: { profile: wagtail }");

        Result found = run("scrub", "--find", "-e", "production");

        assertThat(found.out()).as(found.err()).startsWith("""
                crm.employees.note (holds telephone numbers)
                public.employees.phone (holds telephone numbers)
                """);
    }

    @Test
    void shouldInventNothingFromAKeyThatChanges() throws Exception {
        server.sql(
                production,
                "CREATE TABLE customer (customer_no int PRIMARY KEY, name text); INSERT INTO customer VALUES (471100, 'Anna')");
        backUpWithRules("customer: { customer_no: hash, name: { fake: name } }");

        Result restore = restore();

        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertNowhere(List.of("471100", "Anna"), List.of(server.sql(staging, "SELECT * FROM customer")));
    }

    @Test
    void shouldNotTakeAnEnvironmentThatCannotBeAskedForAnotherDatabase() throws Exception {
        server.sql(production, "CREATE TABLE visitor AS SELECT 'Anna' AS first_name");
        backUpWithRules("visitor: delete");
        Path config = folder.resolve("backhaul.yml");
        Files.writeString(
                config,
                Files.readString(config).replace(Cli.uri(staging), "postgresql://postgres@127.0.0.1:1/" + staging));

        Result refused = run("restore", "latest", "--into", Cli.uri(staging));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err())
                .contains(" is called like the database of staging, which cannot be asked whether it is that one (")
                .contains(
                        "Restore it --into staging, which scrubs it, or if the data may go there as it is, add --no-scrub");
        assertStagingIsOld();
    }

    @Test
    void shouldLookIntoDefinitions() throws Exception {
        server.sql(production, """
                CREATE TYPE owner AS ENUM ('a.planted@clients.example');
                CREATE TABLE visitor (id int PRIMARY KEY, kind text DEFAULT 'b.planted@clients.example',
                    CONSTRAINT no_bot CHECK (kind <> 'c.planted@clients.example')) PARTITION BY LIST (id);
                CREATE TABLE visitor_1 PARTITION OF visitor FOR VALUES IN (447700900123);
                COMMENT ON COLUMN visitor.kind IS 'ask d.planted@clients.example or dev@agency.example';
                COMMENT ON TABLE visitor IS 'by dev@agency.example';
                CREATE FUNCTION tell(text) RETURNS text LANGUAGE sql AS $$ SELECT 'e.planted@clients.example' $$;
                CREATE FUNCTION tell(int) RETURNS text LANGUAGE sql AS $$ SELECT 'nobody' $$;
                CREATE VIEW few AS SELECT * FROM visitor WHERE kind <> 'f.planted@clients.example';
                CREATE INDEX partial ON visitor_1 (id) WHERE kind <> '+44 7700 900123';
                CREATE POLICY mine ON visitor USING (kind = '12 Planted Lane');
                CREATE SCHEMA "g.planted@clients.example";
                CREATE EXTENSION postgres_fdw;
                CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw;
                CREATE USER MAPPING FOR postgres SERVER far OPTIONS (user 'u', password 'p');
                """.replace("(447700900123)", "(1)"));
        String scrub = "scrub: { tables: { visitor: keep }, keep-email-domains: agency.example%s }";
        configure("allows-scrub: true", scrub.formatted(""));

        assertThat(run("scrub", "--find", "-e", "production").out()).isEqualTo("""
                comment on table column public.visitor.kind (holds e-mail addresses; 'keep-definitions' allows it)
                default value for public.visitor.kind (holds e-mail addresses; 'keep-definitions' allows it)
                default value for public.visitor_1.kind (holds e-mail addresses; 'keep-definitions' allows it)
                function public.tell(pg_catalog.text) (holds e-mail addresses; 'keep-definitions' allows it)
                index public.partial (holds telephone numbers; 'keep-definitions' allows it)
                policy mine on public.visitor (holds postal addresses; 'keep-definitions' allows it)
                schema "g.planted@clients.example" (holds e-mail addresses; 'keep-definitions' allows it)
                table constraint no_bot on public.visitor (holds e-mail addresses; 'keep-definitions' allows it)
                table constraint no_bot on public.visitor_1 (holds e-mail addresses; 'keep-definitions' allows it)
                type public.owner (holds e-mail addresses; 'keep-definitions' allows it)
                view public.few (holds e-mail addresses; 'keep-definitions' allows it)
                user mapping for postgres on server far (leads to another server; 'keep-definitions' allows it)
                12 without a rule: write one for each under 'scrub' in backhaul.yml; 'keep' allows it to stay.
                """);
    }

    @Test
    void shouldLeaveNoTraceOfWhatOwnSqlRemoves() throws Exception {
        server.sql(production, """
                CREATE TABLE page AS SELECT 'Plantedina at home' AS title;
                COMMENT ON TABLE page IS 'a.planted@clients.example';
                CREATE TRIGGER same BEFORE UPDATE ON page FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
                """);
        Files.writeString(folder.resolve("own.sql"), "COMMENT ON TABLE page IS 'by nobody'; DROP TRIGGER same ON page");
        configure(
                "allows-scrub: true\nfix-sites: [ { sql: UPDATE page SET title = 'Home' } ]",
                "scrub: { sql-files: own.sql, keep-definitions: [comment on table public.page] }");
        backUp();

        Result restore = restore();

        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertNowhere(List.of("a.planted@", "Plantedina"), everythingOf(staging));
        assertThat(restore.out()).contains("  note: ran own.sql\n");
    }

    @Test
    void shouldSayWhichViewCannotBeMadeAnew() throws Exception {
        server.sql(production, """
                CREATE TABLE visitor AS SELECT unnest(ARRAY['Anna', 'Bo']) AS first_name;
                CREATE MATERIALIZED VIEW few AS SELECT * FROM visitor;
                CREATE UNIQUE INDEX once ON few (first_name);
                """);
        String rule = "visitor: { first_name: { fake: first-name } }";
        backUpWithRules(rule);

        assertRefused(
                rule,
                "The materialised view public.few holds what the rules have changed in its tables, and cannot be made anew:"
                        + " could not create unique index \"once\". Write other rules for these, or drop it by 'sql-files'");
    }

    @Test
    void shouldNeverChangeWhatIsOnAnotherServer() throws Exception {
        String elsewhere = server.createDatabase(name + "_elsewhere");
        server.sql(elsewhere, "CREATE TABLE old (at int, mail text); INSERT INTO old VALUES (1, 'a@clients.example')");
        server.sql(production, """
                CREATE EXTENSION postgres_fdw;
                CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '%s', port '%d', dbname '%s');
                CREATE USER MAPPING FOR postgres SERVER far OPTIONS (user 'postgres');
                CREATE TABLE visit (at int, mail text) PARTITION BY LIST (at);
                CREATE TABLE visit_2 PARTITION OF visit FOR VALUES IN (2);
                CREATE FOREIGN TABLE visit_1 PARTITION OF visit FOR VALUES IN (1) SERVER far OPTIONS (table_name 'old');
                INSERT INTO visit_2 VALUES (2, 'b@clients.example');
                """.formatted(server.socketFolder(), server.port(), elsewhere));
        configure("allows-scrub: true", "scrub: { tables: { visit_2: delete } }");
        backUp();

        assertThat(run("scrub", "--find", "-e", "production").out())
                .contains("visit_1 (its rows are on another server and stay as they are; 'keep' allows it)");
        for (String rule : List.of("visit: delete", "visit: { mail: hash }")) {
            assertMisplaced(
                    rule,
                    "The rows of visit_1, a part of visit, are on another server and would be changed there, too: write"
                            + " rules for the other parts of visit");
        }
        assertMisplaced("visit_1: delete", "The rows of visit_1 are on another server, where nothing is ever changed");
        configure("allows-scrub: true", "scrub: { tables: { visit_2: delete, visit_1: keep } }");
        Result restore = restore();
        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertThat(server.sql(staging, "SELECT * FROM visit")).isEqualTo("1|a@clients.example\n");
    }

    @Test
    void shouldKeepTriggersQuietWhileTheProgramRuns() throws Exception {
        server.sql(production, """
                CREATE TABLE visitor (id int PRIMARY KEY, called text);
                CREATE TABLE history (was text);
                CREATE FUNCTION remember() RETURNS trigger LANGUAGE plpgsql AS
                  $$ BEGIN INSERT INTO history VALUES (OLD.called); RETURN NEW; END $$;
                CREATE TRIGGER remember AFTER UPDATE ON visitor FOR EACH ROW EXECUTE FUNCTION remember();
                INSERT INTO visitor VALUES (1, 'Plantedina');
                """);
        Files.writeString(
                folder.resolve("birdbath"),
                "#!/bin/sh\n" + server.programs() + "/psql -qc \"UPDATE visitor SET called = 'Nobody'\"\n");
        assertThat(folder.resolve("birdbath").toFile().setExecutable(true)).isTrue();
        configure("allows-scrub: true", "scrub: { command: [./birdbath], tables: { history: delete } }");
        backUp();

        Result restore = restore();

        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertNowhere(List.of("Plantedina"), everythingOf(staging));
        assertThat(server.sql(staging, "UPDATE visitor SET called = 'Other'; SELECT was FROM history"))
                .isEqualTo("Nobody\n");
    }

    @Test
    void shouldSayAllThatIsWrongWithTheRulesAtOnce() throws Exception {
        server.sql(production, """
                CREATE TABLE "Visitor" (id int, mail text, lower text GENERATED ALWAYS AS (lower(mail)) STORED, born date NOT NULL);
                CREATE VIEW names AS SELECT mail FROM "Visitor";
                CREATE TABLE visit (at int, mail text) PARTITION BY LIST (at);
                CREATE TABLE visit_1 PARTITION OF visit FOR VALUES IN (1);
                """);
        backUpWithRules(
                "visitor: delete, names: { mail: hash }, Visitor: { mail: hash }, public.Visitor: { mail: keep }");
        String problems =
                "There is no table visitor, for which there is a rule under 'scrub': perhaps public.Visitor is meant."
                        + " names, for which there is a rule under 'scrub', is a view: write rules for the tables that it reads."
                        + " Visitor and public.Visitor are the same table: write all rules for it under one name";

        assertThat(run("scrub", "--find", "-e", "production").err()).contains(problems);
        assertThat(restore().err()).contains(problems);
        assertMisplaced(
                "visit: { mail: hash }, visit_1: { mail: keep }",
                "visit_1 is a part of visit, and the rule for visit.mail is one for it, too: leave the one for visit_1.mail"
                        + " out, or write rules for the parts only");
        assertMisplaced(
                "Visitor: { lower: hash, born: null }",
                "The column Visitor.lower is computed by the server from mail: write rules for those, and none for it. The"
                        + " column Visitor.born refuses nulls: delete the rows, or name it with 'keep' and write SQL under"
                        + " 'sql-files'");
    }

    @Test
    void shouldNotRepeatARowThatCannotBeLoaded() throws Exception {
        server.sql(production, """
                CREATE TABLE z_allowed (kind text);
                CREATE FUNCTION is_allowed(text) RETURNS boolean LANGUAGE sql AS
                  $$ SELECT EXISTS (SELECT FROM public.z_allowed WHERE kind = $1) $$;
                INSERT INTO z_allowed VALUES ('visitor');
                CREATE TABLE visitor (kind text CHECK (is_allowed(kind)), mail text);
                INSERT INTO visitor VALUES ('visitor', E'zoe.planted@clients.example\\nCONTEXT: Plantedina');
                """);
        backUpWithRules("visitor: delete");

        Result refused = restore();

        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err())
                .contains("violates check constraint \"visitor_kind_check\"")
                .doesNotContain("zoe.planted")
                .doesNotContain("Plantedina");
        assertThat(Files.readString(server.socketFolder().resolve("log")))
                .doesNotContain("zoe.planted")
                .doesNotContain("Plantedina");
        assertStagingIsOld();
    }

    @Test
    void shouldNotRepeatWhatAFunctionOfTheDatabaseRaises() throws Exception {
        server.sql(production, """
                CREATE FUNCTION careful(text) RETURNS boolean LANGUAGE plpgsql AS
                  $$ BEGIN IF $1 NOT LIKE '%planted%' THEN RAISE EXCEPTION '% is nobody', $1 USING ERRCODE = 'check_violation'; END IF; RETURN true; END $$;
                CREATE TABLE visitor (mail text);
                INSERT INTO visitor VALUES ('zoe.planted@clients.example');
                """);
        Files.writeString(folder.resolve("own.sql"), "SELECT careful(replace(mail, 'planted', 'real')) FROM visitor");
        configure("allows-scrub: true", "scrub: { tables: { visitor: { mail: keep } }, sql-files: own.sql }");
        backUp();

        assertThat(restore().err())
                .contains("own.sql failed: A function or the project's own SQL has raised an error (SQLSTATE 23514)")
                .doesNotContain("zoe.real");
        assertThat(Files.readString(server.socketFolder().resolve("log"))).doesNotContain("zoe.real");
    }

    private void backUpWithRules(String tables) throws Exception {
        configure("allows-scrub: true", "scrub: { tables: { " + tables + " } }");
        backUp();
    }
}
