package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.config.DatabasePlace.AtUri;
import io.jenkins.plugins.backhaul.config.DatabasePlace.InService;
import io.jenkins.plugins.backhaul.config.DatabasePlace.OnServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigurationReaderTest {
    @Test
    void shouldFillInConventionsAroundTwoLines() throws ConfigException {
        Configuration read = ConfigText.read("""
                project: wizards
                store: s3://countable/backups
                """);

        assertThat(read.project()).isEqualTo(new ProjectName("wizards"));
        assertThat(read.store().requireLocation()).hasToString("s3://countable/backups");
        assertThat(read.store().s3())
                .isEqualTo(new S3Options(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        S3Options.Checksums.AUTO,
                        Optional.empty()));
        assertThat(read.databases())
                .containsOnlyKeys("default")
                .containsValue(new DatabaseSettings(
                        "default",
                        new InService("db", "postgres", "postgres"),
                        DatabaseSettings.Format.PLAIN,
                        DatabaseSettings.FingerprintKind.ROWS,
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
        assertThat(read.environments()).isEmpty();
    }

    @Test
    void shouldReadTheExampleOfTheDesign() throws ConfigException {
        Configuration read = ConfigText.read("""
                project: wizards
                store: s3://countable/backups
                databases:
                  default: { type: postgres, service: db, user: postgres, name: postgres, template: template_postgis }
                environments:
                  staging:    { branch: develop, node: staging-1, url: https://staging.wizards.example/ }
                  production: { branch: master,  node: prod-1,    url: https://wizards.example/, backup-before-deploy: true }
                """);

        assertThat(read.databases().get("default").template()).contains("template_postgis");
        assertThat(read.environments()).containsOnlyKeys("staging", "production");
        EnvironmentSettings staging = read.environments().get("staging");
        assertThat(staging.branch()).contains("develop");
        assertThat(staging.production()).isFalse();
        assertThat(staging.deployment().backupFirst()).isFalse();
        assertThat(staging.deployment().url()).contains(URI.create("https://staging.wizards.example/"));
        assertThat(staging.databases()).isEqualTo(read.databases());
        assertThat(read.environments().get("production").production()).isTrue();
        assertThat(read.environments().get("production").deployment().node()).contains("prod-1");
    }

    @Test
    void shouldReadEverythingAboutTheStore() throws ConfigException {
        StoreSettings store = ConfigText.read("""
                        project: wizards
                        store: s3://countable/
                        endpoint: https://minio.example:9000
                        server: minio-1
                        region: eu-central-1
                        path-style: false
                        kms-key: alias/backups
                        checksums: when-required
                        """).store();

        assertThat(store.location()).contains(new StoreLocation("s3://countable"));
        assertThat(store.s3())
                .isEqualTo(new S3Options(
                        Optional.of(URI.create("https://minio.example:9000")),
                        Optional.of("minio-1"),
                        Optional.of("eu-central-1"),
                        false,
                        S3Options.Checksums.WHEN_REQUIRED,
                        Optional.of("alias/backups")));
    }

    @Test
    void shouldPutTheBucketInThePathWhereThereIsAnEndpoint() throws ConfigException {
        Configuration read = ConfigText.read("project: wizards\nendpoint: http://127.0.0.1:9000/\n");

        assertThat(read.store().s3().pathStyle()).isTrue();
    }

    @Test
    void shouldReadEveryWayToADatabase() throws ConfigException {
        var databases = ConfigText.read("""
                        project: wizards
                        databases:
                          inside:  { service: postgres, user: app }
                          server:  { host: db.example, port: 5433, user: app, name: "my db", format: custom }
                          socket:  { host: /run/postgresql, credentials: wizards-db }
                          address: { url: "postgresql://app@[::1]:5432/wizards?sslmode=require" }
                        """).databases();

        assertThat(databases.keySet()).containsExactly("inside", "server", "socket", "address");
        assertThat(databases.get("inside").place()).isEqualTo(new InService("postgres", "app", "app"));
        assertThat(databases.get("server").place())
                .isEqualTo(new OnServer("db.example", Optional.of(5433), Optional.of("app"), Optional.of("my db")));
        assertThat(databases.get("server").format()).isEqualTo(DatabaseSettings.Format.CUSTOM);
        assertThat(databases.get("socket").place())
                .isEqualTo(new OnServer("/run/postgresql", Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(databases.get("socket").credentials()).contains("wizards-db");
        assertThat(databases.get("address").place())
                .isEqualTo(new AtUri("postgresql://app@[::1]:5432/wizards?sslmode=require"));
    }

    @Test
    void shouldLetAnEnvironmentNameItsOwnDatabase() throws ConfigException {
        Configuration read = ConfigText.read("""
                project: wizards
                databases:
                  default: { service: db, user: app, name: wizards, template: template_postgis }
                  reports: { service: db, name: reports }
                environments:
                  staging:    { branch: develop, databases: { default: { name: wizards_staging } } }
                  production: { databases: { default: { host: db.example } } }
                """);

        var staging = read.environments().get("staging").databases();
        assertThat(staging.get("default").place()).isEqualTo(new InService("db", "app", "wizards_staging"));
        assertThat(staging.get("default").template()).contains("template_postgis");
        assertThat(staging.get("reports")).isEqualTo(read.databases().get("reports"));
        assertThat(read.environments()
                        .get("production")
                        .databases()
                        .get("default")
                        .place())
                .isEqualTo(new OnServer("db.example", Optional.empty(), Optional.of("app"), Optional.of("wizards")));
    }

    @Test
    void shouldTakeMasterAndMainForProductionUntilToldOtherwise() throws ConfigException {
        var environments = ConfigText.read("""
                        project: wizards
                        environments:
                          live: { branch: main }
                          demo: { branch: master, production: false }
                          test: { branch: develop, production: true, backup-before-deploy: false }
                        """).environments();

        assertThat(environments.get("live").production()).isTrue();
        assertThat(environments.get("live").deployment().backupFirst()).isTrue();
        assertThat(environments.get("demo").production()).isFalse();
        assertThat(environments.get("test").production()).isTrue();
        assertThat(environments.get("test").deployment().backupFirst()).isFalse();
    }

    @Test
    void shouldUnderstandAliasesAndMergeKeys() throws ConfigException {
        var databases = ConfigText.read("""
                        project: wizards
                        databases:
                          one: &one { host: db.example, user: app, name: one }
                          two: { <<: *one, name: two }
                          three: { <<: [*one], name: three }
                        """).databases();

        assertThat(databases.get("two").place())
                .isEqualTo(new OnServer("db.example", Optional.empty(), Optional.of("app"), Optional.of("two")));
        assertThat(databases.get("three").place())
                .isEqualTo(new OnServer("db.example", Optional.empty(), Optional.of("app"), Optional.of("three")));
    }

    @Test
    void shouldReadHowAnEnvironmentIsDeployed() throws ConfigException {
        Configuration read = ConfigText.read("""
                project: wizards
                environments:
                  staging:
                    branch: develop
                    url: https://staging.wizards.example/
                    services: [web, worker]
                    restart-when-mounted: false
                    health: { status: 401, text: Welcome, timeout: 90s, hold: 1m }
                  production: { branch: master, remote: heroku, remote-branch: deploy }
                """);

        EnvironmentSettings.Deployment staging =
                read.environmentOf("develop").orElseThrow().deployment();
        assertThat(staging.way()).isEqualTo(new DeploymentWay.Compose(List.of("web", "worker"), false));
        assertThat(staging.health())
                .isEqualTo(new HealthSettings(
                        Optional.of(URI.create("https://staging.wizards.example/")),
                        Optional.of(401),
                        Optional.of("Welcome"),
                        Duration.ofSeconds(90),
                        Duration.ofMinutes(1)));
        assertThat(read.environmentOf("master").orElseThrow().deployment().way())
                .isEqualTo(new DeploymentWay.Push("heroku", "deploy"));
        assertThat(read.environmentOf("feature/hats")).isEmpty();
    }

    @Test
    void shouldReadWhoIsTold() throws ConfigException {
        Configuration read = ConfigText.read("""
                project: wizards
                notify:
                  slack-token: slack-bot
                  slack-channel: "#wizards"
                  sentry-token: sentry
                  sentry-organization: acme
                  sentry-project: wizards
                  sentry-url: https://sentry.acme.example
                """);

        assertThat(read.notifications())
                .isEqualTo(new NotifySettings(
                        Optional.empty(),
                        Optional.of(new NotifySettings.SlackBot("slack-bot", "#wizards")),
                        Optional.empty(),
                        Optional.of(new NotifySettings.Sentry(
                                "sentry", "acme", "wizards", URI.create("https://sentry.acme.example")))));
        assertThat(NotifySettings.variable("slack-bot")).isEqualTo("SLACK_BOT");
    }

    @Test
    void shouldSayWhatBelongsTogether() {
        assertThat(ConfigText.problemsOf("""
                        project: wizards
                        environments:
                          staging: { branch: develop, remote-branch: main, health: { text: Welcome } }
                          live: { branch: master, remote: heroku, services: web }
                        notify: { slack-token: bot, sentry-token: sentry }
                        """))
                .containsExactly(
                        "backhaul.yml:3:46: 'remote-branch' needs 'remote' beside it",
                        "backhaul.yml:3:68: 'text' needs a 'url' that can be asked, here or in the environment",
                        "backhaul.yml:4:43: 'services' cannot stand beside 'remote'; write one of them",
                        "backhaul.yml:5:24: 'slack-token' needs 'slack-channel' beside it",
                        "backhaul.yml:5:43: 'sentry-token' needs 'sentry-organization' and 'sentry-project' beside it");
    }
}
