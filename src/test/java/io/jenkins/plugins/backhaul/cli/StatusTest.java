package io.jenkins.plugins.backhaul.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.backhaul.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void shouldShowEveryProjectOnOneScreenAndSayWhatIsOverdue() throws Exception {
        for (int hours = 5; hours > 0; hours--) {
            put("witches", hours, 1000 * (6 - hours));
        }
        put("wizards", 30, 5000);
        Files.createDirectories(folder.resolve("store/media"));
        Files.writeString(folder.resolve("store/media/picture.png"), "no backup");
        configure("wizards", "expect: { backup-every: 24h }");

        Result status = status("--config", folder.resolve("backhaul.yml").toString());

        assertThat(status.exitCode()).isEqualTo(ExitCode.OVERDUE);
        assertThat(status.out().lines())
                .hasSize(3)
                .anyMatch(line -> line.matches("witches +5 +1 h +5\\.0 kB +▂▄▅▇█ +- +ok"))
                .anyMatch(line ->
                        line.matches("wizards +1 +30 h +5\\.0 kB +█ +- +OVERDUE: a backup is expected every 24 h"));
    }

    @Test
    void shouldSpeakJsonAndNeedNoProject() throws Exception {
        put("wizards", 1, 7);

        Result status = status("--store", "file://" + folder + "/store", "--json");

        assertThat(status.exitCode()).as(status.err()).isZero();
        JsonNode only = new ObjectMapper().readTree(status.out());
        assertThat(only).hasSize(1);
        assertThat(only.at("/0/project").asText()).isEqualTo("wizards");
        assertThat(only.at("/0/sizes/0").asLong()).isEqualTo(7);
        assertThat(only.at("/0/concerns")).isEmpty();
    }

    @Test
    void shouldMissTheProjectThatWasNeverBackedUp() throws Exception {
        put("witches", 1, 7);
        configure("wizards", "expect: { backup-every: 1w }");

        Result status = status("--config", folder.resolve("backhaul.yml").toString());

        assertThat(status.exitCode()).isEqualTo(ExitCode.OVERDUE);
        assertThat(status.out())
                .containsPattern("wizards +0 +- .*OVERDUE: there is no backup, one is expected every 7 d");
    }

    @Test
    void shouldWriteAPageThatNeedsNothingElse() throws Exception {
        for (int hours = 5; hours > 0; hours--) {
            put("witches", hours, 1000 * (6 - hours));
        }
        put("wizards", 30, 5000);
        configure("wizards", "expect: { backup-every: 24h, proof-every: 30d }");
        Path page = folder.resolve("status.html");

        Result status = status("--config", folder.resolve("backhaul.yml").toString(), "-q", "--html", page.toString());

        assertThat(status.exitCode()).isEqualTo(ExitCode.OVERDUE);
        String html = Files.readString(page);
        assertThat(html)
                .contains("<p class=\"verdict failed\">No. 1 of 2 projects needs attention</p>")
                .contains("A backup is expected every 24\u00a0h, a proof every 30\u00a0d.")
                .contains("<p class=\"failed\">A backup is expected every 24\u00a0h</p>")
                .contains("<title>From 1.0 kB to 5.0 kB in 5 backups</title>")
                .containsSubsequence("<th scope=\"row\">wizards</th>", "<th scope=\"row\">witches</th>")
                .doesNotContain("<script", "<link", "src=", "href=", "url(", "<b>", "@import");
    }

    @Test
    void shouldSayOnThePageThatThereIsNoBackupAtAll() throws Exception {
        Files.createDirectories(folder.resolve("store"));
        Path page = folder.resolve("status.html");

        status("--store", "file://" + folder + "/store", "--html", page.toString());

        assertThat(Files.readString(page))
                .contains("<p class=\"verdict failed\">There is no backup at all</p>")
                .doesNotContain("<table");
    }

    private void configure(String project, String rest) throws IOException {
        Files.writeString(
                folder.resolve("backhaul.yml"),
                "project: " + project + "\nstore: \"file://" + folder + "/store\"\n" + rest + "\n");
    }

    private void put(String project, int hoursAgo, int size) throws IOException {
        String stamp = STAMP.format(Instant.now().minus(hoursAgo, ChronoUnit.HOURS));
        Path archive = folder.resolve("store").resolve(project).resolve(stamp + ".tar.lrz");
        Files.createDirectories(archive.getParent());
        Files.write(archive, new byte[size]);
        Files.write(archive.resolveSibling(stamp + ".json"), "{}".getBytes(UTF_8));
    }

    private static Result status(String... arguments) {
        return Cli.run(Stream.concat(Stream.of("status"), Stream.of(arguments)).toArray(String[]::new));
    }
}
