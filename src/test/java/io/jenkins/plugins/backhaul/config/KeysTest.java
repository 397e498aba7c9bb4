package io.jenkins.plugins.backhaul.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the parser, the editors' schema and the handbook together. The schema and the handbook's tables are written anew from
 * {@link Keys} by {@code mvn test -Dtest=KeysTest -Dkeys.write=true}.
 */
class KeysTest {
    private static final Path SCHEMA =
            Path.of("src/main/resources/io/jenkins/plugins/backhaul/config/backhaul.schema.json");
    private static final Path HANDBOOK = Path.of("docs/configuration.md");
    private static final boolean WRITE = Boolean.getBoolean("keys.write");

    /** A value for each kind of key, other than what convention fills in. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("project", "witches"),
            Map.entry("store", "s3://other/backups"),
            Map.entry("endpoint", "https://minio.example"),
            Map.entry("server", "minio-1"),
            Map.entry("region", "eu-west-1"),
            Map.entry("path-style", "true"),
            Map.entry("kms-key", "alias/backups"),
            Map.entry("checksums", "when-required"),
            Map.entry("credentials", "some-id"),
            Map.entry("service", "postgres"),
            Map.entry("host", "db.example"),
            Map.entry("port", "5433"),
            Map.entry("url", "postgresql://app@db.example/wizards"),
            Map.entry("user", "app"),
            Map.entry("name", "wizards"),
            Map.entry("template", "template_postgis"),
            Map.entry("format", "custom"),
            Map.entry("fingerprint", "content"),
            Map.entry("branch", "release"),
            Map.entry("node", "prod-1"),
            Map.entry("folder", "/srv/wizards"),
            Map.entry("production", "true"),
            Map.entry("last", "3"),
            Map.entry("daily", "7"),
            Map.entry("weekly", "4"),
            Map.entry("monthly", "12"),
            Map.entry("yearly", "10"),
            Map.entry("backup-every", "24h"),
            Map.entry("proof-every", "30d"),
            Map.entry("ping", "https://hc.example/id"),
            Map.entry("backup-before-deploy", "true"),
            Map.entry("heroku", "wizards-live"),
            Map.entry("remote", "dokku@wizards.example:wizards"),
            Map.entry("services", "web, worker"),
            Map.entry("restart-when-mounted", "false"),
            Map.entry("timeout", "5m"),
            Map.entry("hold", "30s"),
            Map.entry("test", "make test"),
            Map.entry("reports", "reports/*.xml"),
            Map.entry("slack-webhook", "slack"),
            Map.entry("webhook", "hook"),
            Map.entry("allows-scrub", "true"),
            Map.entry("location", "s3://other/media"),
            Map.entry("profile", "wizards"),
            Map.entry("from", "production"),
            Map.entry("merge", "feature/hats, feature/wands"),
            Map.entry("accounts", "SELECT name FROM people"),
            Map.entry("redis", "redis/1"),
            Map.entry("call", "ci-hook"),
            Map.entry("message", "{to} is new"),
            Map.entry("originals", "uploads"),
            Map.entry("renditions-table", "shop.thumbnail"));

    /** Keys that mean nothing without others; {@link ConfigurationReaderTest} reads them. */
    private static final Set<String> TOGETHER = Set.of(
            "remote-branch",
            "heroku-token",
            "config-var",
            "bucket-var",
            "prefix",
            "access-key-var",
            "secret-key-var",
            "status",
            "text",
            "slack-token",
            "slack-channel",
            "sentry-token",
            "sentry-organization",
            "sentry-project",
            "sentry-url",
            "cloudflare-zone",
            "cloudflare-token",
            "cloudflare-url",
            "redis-password",
            "command-service");

    @Test
    void shouldTellEditorsWhatTheParserKnows() throws IOException {
        DefaultPrettyPrinter twoSpaces = new DefaultPrettyPrinter();
        twoSpaces.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        String expected = new ObjectMapper().writer(twoSpaces).writeValueAsString(EditorSchema.ofTheFile()) + "\n";
        if (WRITE) {
            Files.createDirectories(SCHEMA.getParent());
            Files.writeString(SCHEMA, expected);
        }

        assertThat(Files.readString(SCHEMA)).isEqualTo(expected);
    }

    @Test
    void shouldDescribeEveryKeyInTheHandbook() throws IOException {
        String handbook = Files.readString(HANDBOOK, UTF_8);
        String expected = withTable(handbook, "top", Keys.ALL);
        expected = withTable(expected, "databases", Keys.DATABASES.keys());
        expected = withTable(expected, "environments", Keys.ENVIRONMENTS.keys());
        expected = withTable(expected, "health", Keys.HEALTH.keys());
        expected = withTable(expected, "media", MediaKeys.MEDIA.keys());
        expected = withTable(expected, "images", MediaKeys.IMAGES.keys());
        expected = withTable(expected, "notify", NotifyKeys.NOTIFY.keys());
        expected = withTable(expected, "checks", Keys.CHECKS.keys());
        expected = withTable(expected, "keep", Keys.KEEP.keys());
        expected = withTable(expected, "expect", Keys.EXPECT.keys());
        expected = withTable(expected, "scrub", ScrubKeys.SCRUB.keys());
        expected = withTable(expected, "fix-sites", ScrubKeys.FIX_SITES.keys());
        expected = withTable(expected, "reset", ResetKeys.RESET.keys());
        if (WRITE) {
            Files.writeString(HANDBOOK, expected);
        }

        assertThat(Files.readString(HANDBOOK)).isEqualTo(expected);
    }

    private static String withTable(String handbook, String title, List<Key> keys) {
        String rows = keys.stream()
                .map(key -> "| `" + key.name() + "` | " + key.description() + " |\n")
                .collect(Collectors.joining());
        String begin = "<!-- keys of " + title + " -->\n";
        int start = handbook.indexOf(begin) + begin.length();
        int end = handbook.indexOf("<!-- end -->", start);
        assertThat(start).as(begin).isGreaterThan(begin.length());
        return handbook.substring(0, start) + "| key | meaning |\n| --- | --- |\n" + rows + handbook.substring(end);
    }

    @ParameterizedTest
    @MethodSource
    void shouldReadEveryKeyItKnows(String variable, Configuration without) throws ConfigException {
        String key = variable.substring(variable.lastIndexOf('.') + 1);
        String sample =
                variable.matches("environments.staging.(health.)?url") ? "https://wizards.example" : SAMPLES.get(key);
        Overrides override = Overrides.none().with(variable, sample, "the sample");
        Overrides overrides =
                key.equals("port") ? override.with(variable.replace("port", "host"), "localhost", "") : override;

        assertThat(ConfigText.read(file(), overrides)).isNotEqualTo(without);
    }

    static Stream<Arguments> shouldReadEveryKeyItKnows() throws ConfigException {
        Configuration without = ConfigText.read(file());
        return Stream.of(
                        paths("", Keys.ALL),
                        paths("keep.", Keys.KEEP.keys()),
                        paths("expect.", Keys.EXPECT.keys()),
                        paths("images.", MediaKeys.IMAGES.keys()),
                        paths("notify.", NotifyKeys.NOTIFY.keys()),
                        paths("environments.staging.health.", Keys.HEALTH.keys()),
                        paths("environments.staging.media.", MediaKeys.MEDIA.keys()),
                        paths("environments.staging.reset.", ResetKeys.RESET.keys()),
                        paths("databases.default.", Keys.DATABASES.keys()),
                        paths("environments.staging.", Keys.ENVIRONMENTS.keys()),
                        paths("environments.staging.databases.default.", Keys.ENVIRONMENT_DATABASES.keys()))
                .flatMap(paths -> paths)
                .map(path -> arguments(path, without));
    }

    /** Left out: {@code type}, which has one value only so far. */
    private static Stream<String> paths(String prefix, List<Key> keys) {
        return keys.stream()
                .filter(Key.One.class::isInstance)
                .filter(key -> key != Keys.TYPE && !TOGETHER.contains(key.name()))
                .map(key -> prefix + key.name());
    }

    private static String file() {
        return "project: wizards\nenvironments:\n  staging: { branch: develop, media: { location: s3://wizards/media } }\n";
    }
}
