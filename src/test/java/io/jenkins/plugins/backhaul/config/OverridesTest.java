package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.config.DatabasePlace.InService;
import io.jenkins.plugins.backhaul.config.DatabasePlace.OnServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final String FILE = """
            project: wizards
            store: s3://countable/backups
            databases:
              default: { service: db, user: app, name: wizards }
              Big-Reports: { host: db.example, user: app, name: reports }
            environments:
              staging: { branch: develop }
            """;

    @Test
    void shouldLetVariablesWinOverTheFile() throws ConfigException {
        Configuration read = ConfigText.read(
                FILE,
                Overrides.of(Map.of(
                        "BACKHAUL_PROJECT", "witches",
                        "BACKHAUL_STORE", "file:///var/backups",
                        "BACKHAUL_PATH_STYLE", "true",
                        "BACKHAUL_DATABASES_BIG_REPORTS_PORT", "5433",
                        "BACKHAUL_ENVIRONMENTS_STAGING_BRANCH", "next",
                        "BACKHAUL_ENVIRONMENTS_STAGING_DATABASES_DEFAULT_NAME", "staged",
                        "PATH", "/usr/bin")));

        assertThat(read.project()).hasToString("witches");
        assertThat(read.store().requireLocation()).hasToString("file:///var/backups");
        assertThat(read.store().s3().pathStyle()).isTrue();
        assertThat(read.databases().get("Big-Reports").place())
                .isEqualTo(new OnServer("db.example", Optional.of(5433), Optional.of("app"), Optional.of("reports")));
        EnvironmentSettings staging = read.environments().get("staging");
        assertThat(staging.branch()).contains("next");
        assertThat(staging.databases().get("default").place()).isEqualTo(new InService("db", "app", "staged"));
    }

    @Test
    void shouldReplaceTheServiceOfTheFileByAHost() throws ConfigException {
        Configuration read =
                ConfigText.read(FILE, Overrides.of(Map.of("BACKHAUL_DATABASES_DEFAULT_HOST", "localhost")));

        assertThat(read.databases().get("default").place())
                .isEqualTo(new OnServer("localhost", Optional.empty(), Optional.of("app"), Optional.of("wizards")));
        assertThat(read.databases()).containsOnlyKeys("default", "Big-Reports");
    }

    @Test
    void shouldChangeTheDatabaseThatConventionFillsIn() throws ConfigException {
        Configuration read =
                ConfigText.read("project: wizards", Overrides.of(Map.of("BACKHAUL_DATABASES_DEFAULT_USER", "app")));

        assertThat(read.databases().get("default").place()).isEqualTo(new InService("db", "app", "app"));
    }

    @Test
    void shouldLetOptionsWinOverVariables() throws ConfigException {
        Overrides overrides = Overrides.of(Map.of("BACKHAUL_STORE", "s3://from-variable"))
                .with("store", "s3://from-option", "--store");

        assertThat(ConfigText.read(FILE, overrides).store().requireLocation()).hasToString("s3://from-option");
    }

    @Test
    void shouldTakeAnEmptyVariableForNone() throws ConfigException {
        Configuration read = ConfigText.read(FILE, Overrides.of(Map.of("BACKHAUL_STORE", "")));

        assertThat(read.store().requireLocation()).hasToString("s3://countable/backups");
    }

    @Test
    void shouldNameTheVariableOrOptionThatIsWrong() {
        Overrides overrides =
                Overrides.of(Map.of("BACKHAUL_PATH_STYLE", "maybe")).with("store", "here", "--store");

        assertThat(ConfigText.problemsOf(FILE, overrides))
                .containsExactlyInAnyOrder(
                        "BACKHAUL_PATH_STYLE: 'path-style' must be true or false, not 'maybe'",
                        "--store: A store must be s3://bucket/prefix or file:///folder, not 'here'");
    }

    @Test
    void shouldNotIgnoreAnOption() {
        Overrides option = Overrides.none().with("databases.default.host", "localhost", "--host");

        assertThat(ConfigText.problemsOf("project: wizards\ndatabases: { main: { service: db } }", option))
                .containsExactly("--host: there is no such database or environment in backhaul.yml");
    }

    @Test
    void shouldWarnOfAVariableThatNearlyHasAKnownName() throws ConfigException {
        List<String> warnings = new ArrayList<>();
        Overrides overrides = Overrides.of(Map.of(
                "BACKHAUL_SOTRE", "s3://other",
                "BACKHAUL_DATABASES_DEFUALT_HOST", "localhost",
                "BACKHAUL_DATABASES_REPORTING_HOST", "localhost",
                "BACKHAUL_HOME", "/opt/backhaul",
                "BACKHAUL_JAVA_OPTIONS", "-Xmx1g"));

        ConfigFile.withoutFile(overrides.with("project", "wizards", "--project"), warnings);

        assertThat(warnings)
                .containsExactly(
                        "BACKHAUL_DATABASES_DEFUALT_HOST is not known and has no effect; did you mean"
                                + " BACKHAUL_DATABASES_DEFAULT_HOST?",
                        "BACKHAUL_DATABASES_REPORTING_HOST is not known and has no effect: there is no such database or"
                                + " environment in backhaul.yml",
                        "BACKHAUL_SOTRE is not known and has no effect; did you mean BACKHAUL_STORE?");
    }
}
