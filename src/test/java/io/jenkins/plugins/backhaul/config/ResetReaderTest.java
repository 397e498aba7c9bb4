package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.config.ResetSettings.After;
import io.jenkins.plugins.backhaul.config.ResetSettings.Cloudflare;
import io.jenkins.plugins.backhaul.config.ResetSettings.Redis;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResetReaderTest {
    private static final String ZONE = "0123456789abcdef0123456789abcdef";

    private static String file(String environment, String reset) {
        return "project: wizards\nenvironments:\n  " + environment + ":\n    reset:\n" + reset.indent(6);
    }

    private static ResetSettings read(String reset) throws ConfigException {
        return ConfigText.read(file("staging", reset))
                .environments()
                .get("staging")
                .copy()
                .reset()
                .orElseThrow();
    }

    private static Optional<Redis> redis(String text) throws ConfigException {
        return read("redis: " + text).after().redis();
    }

    @Test
    void shouldReadAllOfIt() throws ConfigException {
        assertThat(read("""
                        from: live
                        merge: [feature/hats, feature/wands]
                        check: [./manage.py, makemigrations, --check]
                        accounts: SELECT login FROM people
                        cloudflare-zone: %s
                        cloudflare-token: cloudflare
                        redis: redis/1
                        redis-password: redis-wizards
                        call: ci
                        message: "{to} is new"
                        """.formatted(ZONE)))
                .isEqualTo(new ResetSettings(
                        Optional.of("live"),
                        List.of("feature/hats", "feature/wands"),
                        List.of("./manage.py", "makemigrations", "--check"),
                        Optional.of("SELECT login FROM people"),
                        new After(
                                Optional.of(
                                        new Cloudflare(ZONE, "cloudflare", URI.create("https://api.cloudflare.com"))),
                                Optional.of(new Redis.InService("redis", 1, Optional.of("redis-wizards"))),
                                Optional.of("ci"),
                                Optional.of("{to} is new"))));
    }

    @Test
    void shouldReadWhichDatabaseOfRedisIsMeant() throws ConfigException {
        assertThat(redis("cache/15")).contains(new Redis.InService("cache", 15, Optional.empty()));
        assertThat(redis("redis://cache.example/0"))
                .contains(new Redis.OnServer("cache.example", 6379, 0, Optional.empty()));
        assertThat(redis("redis://cache.example:7000/2"))
                .contains(new Redis.OnServer("cache.example", 7000, 2, Optional.empty()));
        assertThat(ConfigText.problemsOf(file("staging", "redis: redis://:secret@cache/1")))
                .singleElement()
                .asString()
                .contains("'redis' must be a Compose service and a number like redis/1, or redis://host:6379/1");
    }

    @Test
    void shouldNotTakeAPasswordForNothing() {
        assertThat(ConfigText.problemsOf(file("staging", "redis-password: redis-wizards")))
                .singleElement()
                .asString()
                .contains("'redis-password' needs 'redis' beside it");
    }

    @Test
    void shouldNeverStandInProduction() {
        assertThat(ConfigText.problemsOf(file("production", "merge: feature/hats")))
                .containsExactly(
                        "backhaul.yml:5:7: 'reset' cannot stand in an environment that is production: all that is"
                                + " there would be lost");
    }

    @Test
    void shouldKnowTheWordsOfAMessage() {
        assertThat(ConfigText.problemsOf(file("staging", "message: \"{to} has {brunch}\"")))
                .singleElement()
                .asString()
                .contains("{brunch} is not known in 'message'; known are project, from, to, data");
        assertThat(ConfigText.problemsOf(file("staging", "message: \"{form}\"")))
                .singleElement()
                .asString()
                .endsWith("did you mean 'from'?");
    }

    @Test
    void shouldNeedZoneAndTokenTogether() {
        assertThat(ConfigText.problemsOf(file("staging", "cloudflare-zone: " + ZONE)))
                .singleElement()
                .asString()
                .endsWith("'cloudflare-zone' needs 'cloudflare-token' beside it");
        assertThat(ConfigText.problemsOf(file("staging", "cloudflare-token: some")))
                .singleElement()
                .asString()
                .endsWith("'cloudflare-token' needs 'cloudflare-zone' beside it");
    }
}
