package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.backhaul.config.DatabasePlace.InService;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StarterFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource
    void shouldGuessTheDatabaseFromTheComposeFile(String example, InService place, boolean postgis) throws Exception {
        StarterFiles files = guessFor(example);

        DatabaseSettings database =
                ConfigText.read(files.configuration()).databases().get("default");
        assertThat(database.place()).isEqualTo(place);
        assertThat(database.template().isPresent()).isEqualTo(postgis);
        assertThat(files.configuration() + files.jenkinsfile() + files.reasons())
                .doesNotContain("hunter2");
    }

    static Stream<Arguments> shouldGuessTheDatabaseFromTheComposeFile() {
        return Stream.of(
                arguments("version-2-list", new InService("db", "wizards", "wizards_site"), false),
                arguments("version-1", new InService("db", "postgres", "postgres"), true),
                arguments("postgis-map", new InService("db", "geo", "maps"), true),
                arguments("defaults", new InService("postgres", "teashop", "teashop_site"), false),
                arguments("dot-env", new InService("db", "shop", "shop_site"), false),
                arguments("env-file", new InService("db", "editor", "news-2024"), false),
                arguments("anchors", new InService("db", "app", "app"), false),
                arguments("built", new InService("database", "postgres", "yes"), false),
                arguments("bitnami", new InService("store", "it's me", "Größe"), false),
                arguments("image-variable", new InService("geo-db", "postgres", "postgres"), true),
                arguments("foreign-env-file", new InService("db", "postgres", "postgres"), false),
                arguments("2024.Site", new InService("db", "postgres", "postgres"), false));
    }

    @ParameterizedTest
    @MethodSource
    void shouldSayWhatItCouldNotGuess(String example, String reason) throws Exception {
        StarterFiles files = guessFor(example);

        assertThat(files.reasons()).contains(reason);
        assertThat(ConfigText.problemsOf(files.configuration())).isEmpty();
    }

    static Stream<Arguments> shouldSayWhatItCouldNotGuess() {
        return Stream.of(
                arguments(
                        "mysql-and-mongo",
                        "The service db (mysql:8) is not backed up: only PostgreSQL is supported so far."),
                arguments(
                        "mysql-and-mongo",
                        "The service documents (mongo) is not backed up: only PostgreSQL is supported so far."),
                arguments(
                        "mysql-and-mongo",
                        "No PostgreSQL service was found in docker-compose.yml, so say in backhaul.yml where the"
                                + " database is."),
                arguments(
                        "no-database",
                        "No PostgreSQL service was found in docker-compose.yml, so say in backhaul.yml where the"
                                + " database is."),
                arguments(
                        "anchors",
                        "The service db-test is a PostgreSQL server too; if its data matters, add it under databases."),
                arguments(
                        "broken",
                        "The Compose file told nothing: docker-compose.yml:3:1: this is not YAML: expected ',' or '}', but"
                                + " got <stream end>"));
    }

    @Test
    void shouldLeaveToFillInWhatComposeTakesFromElsewhere() throws Exception {
        assertThat(guessFor("unresolved").configuration())
                .contains("    # user:        # FILL IN: the Compose file takes it from elsewhere\n")
                .contains("    # name:        # FILL IN: the Compose file takes it from elsewhere\n");
        assertThat(guessFor("built").configuration())
                .contains("    # user:        # FILL IN: the Compose file takes it from elsewhere\n");
    }

    @Test
    void shouldNameTheProjectAsTheComposeFileDoes() throws Exception {
        StarterFiles files = guessFor("defaults");

        assertThat(ConfigText.read(files.configuration()).project()).hasToString("teashop");
        assertThat(files.reasons()).contains("The project is called teashop because Compose calls it so.");
    }

    @Test
    void shouldNameTheProjectAsTheVariableDoes() throws Exception {
        assertThat(ConfigText.read(guessFor("image-variable").configuration()).project())
                .hasToString("atlas");
    }

    @Test
    void shouldNameTheProjectLikeItsFolder() throws Exception {
        Path site = Files.createDirectory(folder.resolve("2024.Wizards & Co"));

        StarterFiles files = StarterFiles.guess(site);

        assertThat(ConfigText.read(files.configuration()).project()).hasToString("2024wizardsco");
        assertThat(files.reasons())
                .containsExactly(
                        "There is no Compose file here, so say in backhaul.yml where the database is.",
                        "The project is called 2024wizardsco because its folder is.",
                        "Production is deployed from master by convention; there is no branch master or main yet.");
    }

    @Test
    void shouldTakeNameAndBranchesFromTheRepository() throws Exception {
        git("init", "-q", "-b", "main");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "Begin");
        git("branch", "develop");
        git("branch", "feature/master");
        git("remote", "add", "upstream", "https://example.com/other.git");
        git("remote", "add", "origin", "https://me:secret@example.com/team/Wizards.git");

        StarterFiles files = StarterFiles.guess(Files.createDirectory(folder.resolve("inner")));

        Configuration read = ConfigText.read(files.configuration());
        assertThat(read.project()).hasToString("wizards");
        assertThat(read.environments().get("staging").branch()).contains("develop");
        assertThat(read.environments().get("production").branch()).contains("main");
        assertThat(files.jenkinsfile()).endsWith("\n@Library('backhaul') _\nbackhaulPipeline()\n");
        assertThat(files.reasons())
                .contains("The project is called wizards because its repository at origin is.")
                .noneMatch(reason -> reason.contains("secret"));
    }

    @Test
    void shouldReadAClonedRepositoryAndItsWorktrees() throws Exception {
        git("init", "-q", "-b", "master", "wizards");
        git(
                "-C",
                "wizards",
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@b",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "Begin");
        git("-C", "wizards", "branch", "main");
        git("-C", "wizards", "branch", "staging");
        git("clone", "-q", "wizards", "clone");
        git("-C", "clone", "pack-refs", "--all");
        git("-C", "clone", "worktree", "add", "-q", "../tree", "main");

        for (String copy : List.of("clone", "tree")) {
            StarterFiles files = StarterFiles.guess(folder.resolve(copy));
            Configuration read = ConfigText.read(files.configuration());
            assertThat(read.project()).hasToString("wizards");
            assertThat(read.environments().get("staging").branch()).contains("staging");
            assertThat(files.reasons()).contains("Production is deployed from master because origin shows it first.");
        }
    }

    @Test
    void shouldPassOverADamagedRepository() throws Exception {
        Files.writeString(folder.resolve(".git"), "gitdir: no\u0000where");

        assertThat(StarterFiles.guess(folder).reasons())
                .contains("Production is deployed from master by convention; there is no branch master or main yet.");
    }

    @Test
    void shouldNeverOverwriteAFile() throws Exception {
        StarterFiles files = guessFor("version-1");
        Files.writeString(folder.resolve("Jenkinsfile"), "mine");

        assertThat(files.writeInto(folder))
                .containsExactly("backhaul.yml is written", "Jenkinsfile is there already; it was left as it is");
        assertThat(folder.resolve("Jenkinsfile")).hasContent("mine");
        assertThat(folder.resolve("backhaul.yml")).hasContent(files.configuration());
        assertThat(files.writeInto(folder)).first().isEqualTo("backhaul.yml is there already; it was left as it is");
    }

    @Test
    void shouldNotWriteASecondSpelling() throws IOException, URISyntaxException {
        Files.writeString(folder.resolve("backhaul.yaml"), "mine");

        assertThat(guessFor("version-1").writeInto(folder))
                .containsExactly("backhaul.yaml is there already; it was left as it is", "Jenkinsfile is written");
        assertThat(folder.resolve("backhaul.yml")).doesNotExist();
    }

    private static StarterFiles guessFor(String example) throws URISyntaxException {
        return StarterFiles.guess(
                Path.of(StarterFilesTest.class.getResource("starter/" + example).toURI()));
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).as(command.toString()).isZero();
    }
}
