package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.HerokuAppForTests;
import io.jenkins.plugins.backhaul.testkit.HerokuForTests;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project whose production is an app at Heroku, and whose own database is on a server of this machine. */
abstract class HerokuCase {
    static final String LOCAL = "cli of heroku";

    final PrivatePostgres local = PrivatePostgres.shared();

    @TempDir
    Path folder;

    HerokuForTests heroku;
    HerokuAppForTests production;

    @BeforeEach
    void start() throws Exception {
        heroku = HerokuForTests.start();
        production = heroku.app("wizards-production");
        production.sql(
                "CREATE TABLE wizard AS SELECT i AS id, 'wizard ' || i AS name FROM generate_series(1, 500) AS i");
        configure("production: { branch: master, heroku: wizards-production }");
    }

    @AfterEach
    void stop() {
        heroku.close();
        local.dropDatabases(LOCAL);
    }

    final void configure(String... environments) throws IOException {
        Files.writeString(
                folder.resolve("backhaul.yml"),
                "project: wizards\nstore: file://" + folder.resolve("store") + "\ndatabases: { default: { url: \""
                        + Cli.uri(LOCAL) + "\" } }\nenvironments:\n  " + String.join("\n  ", environments) + "\n");
    }

    final Cli.Result run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    /** In a process of its own, as it is the environment that leads to Heroku. */
    final Cli.Result run(Map<String, String> more, String... arguments) throws Exception {
        Path output = folder.resolve("output");
        int exitCode = start(output, more, arguments).waitFor();
        String printed = Files.readString(output);
        assertThat(printed)
                .doesNotContain(HerokuForTests.TOKEN)
                .doesNotContain(production.password())
                .doesNotContain("Signature=");
        return new Cli.Result(exitCode, printed, printed);
    }

    final Process start(Path output, Map<String, String> more, String... arguments) throws IOException {
        Map<String, String> variables = new HashMap<>(heroku.variables());
        variables.putAll(more);
        Path inCheckout = folder.resolve("work/backhaul.yml");
        Path configuration = Files.exists(inCheckout) ? inCheckout : folder.resolve("backhaul.yml");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(
                Set.of("heroku", "media").contains(arguments[0]) ? 2 : 1,
                List.of("--config", configuration.toString()));
        return Cli.start(output, variables, all.toArray(String[]::new));
    }
}
