package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/**
 * A project with production and staging: two databases, of which production's is backed up, and the branches master, staging and
 * three features, of which staging has two and something that is on no branch.
 */
abstract class ResetCase extends ScrubCase {
    static final String PEOPLE = """
            CREATE TABLE auth_user (id serial PRIMARY KEY, username text UNIQUE, first_name text, last_name text, email text,
                password text, is_active boolean DEFAULT true);
            CREATE TABLE wagtailcore_site (id serial PRIMARY KEY, hostname text, port int, is_default_site boolean);
            INSERT INTO wagtailcore_site VALUES (1, 'wizards.example', 443, true);
            CREATE TABLE page (id serial PRIMARY KEY, title text);
            """;

    GitForTests git;
    String oldStaging;

    @BeforeEach
    void fill() throws Exception {
        server.sql(production, PEOPLE + """
                INSERT INTO auth_user (username, first_name, last_name, email, password)
                    SELECT 'planted' || i, 'Plantina', 'Plantowski', 'planted' || i || '@clients.example', 'planted-hash'
                    FROM generate_series(1, 20) AS i;
                INSERT INTO page (title) VALUES ('Hats of production');
                """);
        server.sql(staging, PEOPLE + """
                INSERT INTO auth_user (username) VALUES ('planted1'), ('tess.tester'), ('user.7@example.com');
                INSERT INTO page (title) VALUES ('Test content');
                """);
        git = new GitForTests(folder);
        configure("");
        branches();
        assertThat(run("backup", "-e", "production").exitCode()).isZero();
    }

    /** Writes backhaul.yml into the checkout; the text is YAML and stands under {@code reset} of staging. */
    final void configure(String reset) throws IOException {
        configure(
                "allows-scrub: true\nfix-sites: [ { host: staging.wizards.example } ]\nreset:\n  from: production\n"
                        + reset.indent(2),
                "scrub: { profile: wagtail, tables: { page: keep, wagtailcore_site: keep } }");
        Path written = folder.resolve("backhaul.yml");
        Files.writeString(
                git.work().resolve("backhaul.yml"),
                Files.readString(written).replace("branch: develop", "branch: staging"));
    }

    /** Changes what stands in backhaul.yml. */
    final void change(UnaryOperator<String> change) throws IOException {
        Path file = git.work().resolve("backhaul.yml");
        String before = Files.readString(file);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    /** Writes a further line under staging. */
    final void configureStaging(String line) throws IOException {
        change(text -> text.replace("    branch: staging\n", "    branch: staging\n    " + line + "\n"));
    }

    private void branches() throws IOException {
        git.write("page.html", "old\n").push("master");
        git.work("checkout", "-q", "-b", "feature/hats");
        git.write("hats.html", "hats\n").push("feature/hats");
        git.work("checkout", "-q", "-b", "feature/wands", "origin/master");
        git.write("page.html", "wands\n").push("feature/wands");
        git.work("checkout", "-q", "-b", "feature/robes", "origin/master");
        git.write("robes.html", "robes\n").push("feature/robes");
        git.work("checkout", "-q", "-b", "staging", "origin/master");
        git.work("merge", "-q", "--no-ff", "-m", "Merge hats", "feature/hats");
        git.work("merge", "-q", "--no-ff", "-m", "Merge wands", "feature/wands");
        oldStaging = git.write("direct.html", "direct\n").push("staging");
        git.work("checkout", "-q", "master");
        git.work("reset", "-q", "--hard", "origin/master");
        git.write("page.html", "new\n").push("master");
    }

    @Override
    String[] withConfig(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--config", git.work().resolve("backhaul.yml").toString()))
                .toArray(String[]::new);
    }

    final String tip(String branch) throws IOException {
        return GitForTests.run(git.origin(), "rev-parse", branch);
    }

    final Result reset(String... more) {
        return run(Stream.concat(Stream.of("reset-staging"), Stream.of(more)).toArray(String[]::new));
    }

    /** In a process of its own. */
    final Process start(Map<String, String> variables, String... more) throws IOException {
        Map<String, String> all = new HashMap<>(GitForTests.ENVIRONMENT);
        all.putAll(variables);
        return Cli.start(
                folder.resolve("output"),
                all,
                withConfig(Stream.concat(Stream.of("reset-staging"), Stream.of(more))
                        .toArray(String[]::new)));
    }

    final Result awaited(Process process) throws Exception {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(folder.resolve("output")), "");
    }

    final void assertStagingIsAsBefore() throws IOException {
        assertStagingIsOld();
        assertThat(tip("staging")).isEqualTo(oldStaging);
    }
}
