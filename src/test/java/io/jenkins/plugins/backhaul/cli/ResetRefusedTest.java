package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What keeps staging as it is, each told before anything is touched. */
class ResetRefusedTest extends ResetCase {
    private void assertRefused(String sentence) throws IOException {
        Result refused = reset("--confirm", "staging");
        assertThat(refused.out() + refused.err()).contains(sentence);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertStagingIsAsBefore();
    }

    @Test
    void shouldTellEverythingThatIsInTheWayAtOnce() throws Exception {
        server.sql(production, "ALTER TABLE page ADD author_email text; UPDATE page SET author_email = 'a@b.example'");
        change(text -> text.replace("allows-scrub: true", "allows-scrub: false")
                .replace("tables: { page: keep", "tables: { page: { title: keep }"));
        Result refused = reset("--merge", "feature/none", "--yes");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out().substring(refused.out().indexOf("What is in the way:")))
                .contains("The environment staging does not say 'allows-scrub: true', so production's data must not get"
                        + " there; say so in backhaul.yml")
                .contains("No rule under 'scrub' says what becomes of page.author_email (holds e-mail addresses) in "
                        + production);
        assertThat(refused.out())
                .contains("There is no branch feature/none at the origin to merge: correct its name, or leave it out")
                .doesNotContain("without feature/none");
        assertStagingIsAsBefore();
    }

    @Test
    void shouldNotResetProduction() throws Exception {
        Result refused = reset("production", "--from", "staging", "--confirm", "production");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out()).contains("production is production, which is never made anew from anything");
        assertThat(server.sql(production, "SELECT title FROM page")).isEqualTo("Hats of production\n");
    }

    @Test
    void shouldNoticeThatBothDatabasesAreOne() throws Exception {
        change(text -> text.replace(Cli.uri(staging), Cli.uri(production)));

        Result refused = reset("--confirm", "staging");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out())
                .contains("The database default of staging is the same one as that of production, by whatever names and"
                        + " addresses: correct backhaul.yml");
        assertThat(server.sql(production, "SELECT title FROM page")).isEqualTo("Hats of production\n");
    }

    @Test
    void shouldNotTrustWhatItCannotAskOfAnotherProduction() throws Exception {
        change(text -> text.replace("  staging:\n", """
                  elsewhere: { production: true, databases: { default: { url: "postgresql://postgres@127.0.0.1:1/away" } } }
                  staging:
                """));

        assertRefused("elsewhere is production and cannot be asked whether staging uses its database: ");
    }

    @Test
    void shouldNoticeByTheBackupThatBothDatabasesAreOneWhereProductionCannotBeAsked() throws Exception {
        change(text -> text.replace(Cli.uri(staging), Cli.uri(production))
                .replaceFirst(
                        "(?s)(production:\n    branch: master\n    databases: \\{ default: \\{ url: )\"[^\"]*\"",
                        "$1\"postgresql://postgres@127.0.0.1:1/away\""));

        Result refused = reset("--confirm", "staging");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out())
                .contains(
                        "says that it is of production, but is of the very database that staging has: both are the same"
                                + " one; correct backhaul.yml")
                .contains("production cannot be asked from here, so its data is known by its backups only");
    }

    @Test
    void shouldNeedABackupOfProduction() throws Exception {
        try (var files = Files.list(folder.resolve("store/wizards"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertRefused("There is no good backup of production in ");
    }

    @Test
    void shouldNeedTheOrigin() throws Exception {
        Files.move(git.origin(), folder.resolve("elsewhere"));
        Result refused = reset("--confirm", "staging");
        Files.move(folder.resolve("elsewhere"), git.origin());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out()).contains("Git: git fetch failed in ");
        assertStagingIsAsBefore();
    }

    @Test
    void shouldNotGoOnWithoutTheRightName() throws Exception {
        Result other = reset("--confirm", "production");
        assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("--confirm names production, but staging is what would be made anew");
        assertStagingIsAsBefore();
    }

    @Test
    void shouldAskOnATerminal() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path config = git.work().resolve("backhaul.yml");
        ProcessBuilder script = new ProcessBuilder(
                "script",
                "-qec",
                java + " -cp '" + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        + "' " + Main.class.getName() + " reset-staging --config '" + config + "'",
                "/dev/null");
        script.environment().putAll(Map.of("TERM", "dumb"));
        Process process = script.redirectErrorStream(true).start();
        process.getOutputStream().write("stagin\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(ExitCode.REFUSED);
        assertThat(said).contains("To do it, type the environment's name: ").contains("Nothing was touched.");
        assertStagingIsAsBefore();
    }
}
