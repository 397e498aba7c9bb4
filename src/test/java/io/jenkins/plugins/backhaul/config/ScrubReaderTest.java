package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.backhaul.config.ScrubSettings.Action;
import io.jenkins.plugins.backhaul.config.ScrubSettings.LargeObjects;
import io.jenkins.plugins.backhaul.config.ScrubSettings.ScrubRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScrubReaderTest {
    private static final String PROJECT = "project: wizards\n";

    @Test
    void shouldReadWhatBecomesOfTablesAndColumns() throws ConfigException {
        String text = PROJECT + """
                scrub:
                  tables:
                    visitor: delete
                    shop.customer: { phone: null, email: { fake: email }, iban: hash, kind: keep, nick: "null" }
                    '"Sche.ma"."ta""ble"': keep
                  large-objects: keep
                  sql-files: [own.sql, scrub/more.sql]
                  command: [./manage.py, run_birdbath]
                  command-service: web
                  timeout: 1h
                  keep-email-domains: Agency.example
                """;

        assertThat(ConfigText.read(text).scrub())
                .contains(new ScrubSettings(
                        List.of(
                                new ScrubRule("visitor", "", Action.DELETE, false),
                                new ScrubRule("shop.customer", "phone", Action.NULL, false),
                                new ScrubRule("shop.customer", "email", Action.FAKE_EMAIL, false),
                                new ScrubRule("shop.customer", "iban", Action.HASH, false),
                                new ScrubRule("shop.customer", "kind", Action.KEEP, false),
                                new ScrubRule("shop.customer", "nick", Action.NULL, false),
                                new ScrubRule("\"Sche.ma\".\"ta\"\"ble\"", "", Action.KEEP, false)),
                        Optional.of(LargeObjects.KEEP),
                        List.of("own.sql", "scrub/more.sql"),
                        List.of("./manage.py", "run_birdbath"),
                        Optional.of("web"),
                        Duration.ofHours(1),
                        "example.com",
                        List.of("agency.example"),
                        List.of()));
    }

    @Test
    void shouldPutTheProfileBeforeWhatTheProjectSays() throws ConfigException {
        List<ScrubRule> rules = ConfigText.read(
                        PROJECT + "scrub: { profile: wagtail, tables: { django_session: keep } }\n")
                .scrub()
                .orElseThrow()
                .rules();

        assertThat(rules)
                .contains(new ScrubRule("django_session", "", Action.DELETE, true))
                .contains(new ScrubRule("users_user", "email", Action.FAKE_EMAIL, true))
                .endsWith(new ScrubRule("django_session", "", Action.KEEP, false));
    }

    @Test
    void shouldReadWhichSitesAreFixed() throws ConfigException {
        String text = PROJECT + "environments: { staging: { allows-scrub: true, fix-sites: [ { host: a.example },"
                + " { from: b.example, host: c.example, port: 8000 }, { sql: SELECT 1 } ] } }\n";

        EnvironmentSettings.Copy copy =
                ConfigText.read(text).environments().get("staging").copy();

        assertThat(copy.allowsScrub()).isTrue();
        assertThat(copy.sites())
                .containsExactly(
                        new SiteSettings.Wagtail("", "a.example", 443),
                        new SiteSettings.Wagtail("b.example", "c.example", 8000),
                        new SiteSettings.Own("SELECT 1"));
    }

    @ParameterizedTest
    @MethodSource
    void shouldSayWhatIsWrongAndWhere(String text, String sentence) {
        assertThat(ConfigText.problemsOf(PROJECT + text)).containsExactly(sentence);
    }

    static Stream<Arguments> shouldSayWhatIsWrongAndWhere() {
        return Stream.of(
                arguments(
                        "environments: { live: { production: true, allows-scrub: true } }",
                        "backhaul.yml:2:57: 'allows-scrub' cannot stand in an environment that is production: its data would"
                                + " be lost"),
                arguments(
                        "environments: { staging: { fix-sites: [ { from: a.example } ] } }",
                        "backhaul.yml:2:41: A site to fix needs 'host', its name here, or 'sql'"),
                arguments(
                        "scrub: { email-domain: example.org }",
                        "backhaul.yml:2:8: 'scrub' must remove something: write 'profile', 'tables', 'sql-files' or"
                                + " 'command'"),
                arguments(
                        "scrub: { tables: { visitor: remove } }",
                        "backhaul.yml:2:29: The table 'visitor' must have 'delete' or 'keep' after it, or what becomes of its"
                                + " columns under it"),
                arguments(
                        "scrub: { tables: { visitor: { email: { fake: mail } } } }",
                        "backhaul.yml:2:38: The column 'email' must have null, hash, keep or { fake: … } after it, with"
                                + " email, name, first-name, last-name, phone or text for …"),
                arguments(
                        "scrub: { tables: { a.b.c: delete } }",
                        "backhaul.yml:2:20: 'a.b.c' is no table: write table, schema.table, or with quotes"
                                + " '\"sche.ma\".\"ta.ble\"'"),
                arguments(
                        "scrub: { profile: wagtail, timeout: 5m }",
                        "backhaul.yml:2:37: 'timeout' needs 'command' beside it"),
                arguments(
                        "scrub: { command: [make], timeout: 5h }", "backhaul.yml:2:36: 'timeout' must be at most 4h"));
    }
}
