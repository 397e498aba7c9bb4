package io.jenkins.plugins.backhaul.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.config.DatabasePlace.AtUri;
import io.jenkins.plugins.backhaul.config.DatabasePlace.InService;
import io.jenkins.plugins.backhaul.config.DatabasePlace.OnHeroku;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HerokuKeysTest {
    private static final HerokuSettings LIVE = new HerokuSettings("wizards-live", "heroku-api-key");

    @Test
    void shouldTakeTheAppForAllThatIsNotSaid() throws ConfigException {
        Configuration read = ConfigText.read("""
                project: wizards
                databases: { default: { service: db, user: app, name: wizards, template: template_postgis } }
                environments:
                  production: { branch: master, heroku: wizards-live }
                  staging: { heroku: wizards-staging, heroku-token: heroku-of-staging }
                """);

        EnvironmentSettings production = read.environments().get("production");
        assertThat(production.heroku()).contains(LIVE);
        assertThat(production.deployment().way())
                .isEqualTo(
                        new DeploymentWay.Push("https://git.heroku.com/wizards-live.git", "main", Optional.of(LIVE)));
        assertThat(production.databases().get("default").place()).isEqualTo(new OnHeroku(LIVE, "DATABASE_URL"));
        assertThat(read.environments().get("staging").databases().get("default").place())
                .isEqualTo(new OnHeroku(new HerokuSettings("wizards-staging", "heroku-of-staging"), "DATABASE_URL"));
        assertThat(read.databases().get("default").place()).isEqualTo(new InService("db", "app", "wizards"));
    }

    @Test
    void shouldReadWhereEachOfSeveralDatabasesIs() throws ConfigException {
        var databases = ConfigText.read("""
                        project: wizards
                        databases: { default: {}, stats: { host: stats.example }, reports: {} }
                        environments:
                          production:
                            heroku: wizards-live
                            databases:
                              stats: { config-var: STATS_URL }
                              reports: { url: "postgresql://app@reports.example/reports" }
                        """).environments().get("production").databases();

        assertThat(databases.get("default").place()).isEqualTo(new OnHeroku(LIVE, "DATABASE_URL"));
        assertThat(databases.get("stats").place()).isEqualTo(new OnHeroku(LIVE, "STATS_URL"));
        assertThat(databases.get("reports").place()).isEqualTo(new AtUri("postgresql://app@reports.example/reports"));
    }

    @Test
    void shouldReadWhichConfigVarsLeadToMedia() throws ConfigException {
        var environments = ConfigText.read("""
                        project: wizards
                        environments:
                          production: { branch: master, heroku: wizards-live }
                          staging:
                            heroku: wizards-staging
                            media: { bucket-var: UPLOADS, prefix: media, access-key-var: KEY, secret-key-var: SECRET }
                          demo: { heroku: wizards-demo, media: { location: s3://wizards/demo } }
                          local: {}
                        """).environments();

        assertThat(environments.get("production").media()).get().isInstanceOfSatisfying(HerokuMedia.class, usual -> {
            assertThat(usual.heroku()).isEqualTo(LIVE);
            assertThat(usual.names())
                    .isEqualTo(new HerokuMedia.Names(Optional.empty(), Optional.empty(), Optional.empty()));
        });
        assertThat(environments.get("staging").media()).get().isInstanceOfSatisfying(HerokuMedia.class, own -> {
            assertThat(own.prefix()).isEqualTo("media");
            assertThat(own.names())
                    .isEqualTo(
                            new HerokuMedia.Names(Optional.of("UPLOADS"), Optional.of("KEY"), Optional.of("SECRET")));
        });
        assertThat(environments.get("demo").media()).get().isInstanceOf(MediaSettings.class);
        assertThat(environments.get("local").media()).isEqualTo(Optional.empty());
    }

    @Test
    void shouldSayWhatBelongsTogetherOfMedia() {
        assertThat(ConfigText.problemsOf("""
                        project: wizards
                        environments:
                          staging: { media: { bucket-var: UPLOADS } }
                          local: { media: {} }
                          live: { heroku: wizards-live, media: { location: s3://wizards/live, prefix: media } }
                          demo: { heroku: wizards-demo, media: { access-key-var: KEY } }
                          test: { heroku: wizards-test, media: { profile: test, access-key-var: A, secret-key-var: B } }
                        """))
                .containsExactly(
                        "backhaul.yml:3:21: 'location' is missing; write 'location: …' here",
                        "backhaul.yml:3:35: 'bucket-var' is for an environment with 'heroku'; write 'location' instead",
                        "backhaul.yml:4:19: 'media' is empty; write a value, or leave the line out",
                        "backhaul.yml:5:71: 'prefix' cannot stand beside 'location'; write one of them",
                        "backhaul.yml:6:58: 'access-key-var' needs 'secret-key-var' beside it",
                        "backhaul.yml:7:57: 'access-key-var' cannot stand beside 'profile'; write one of them");
    }

    @Test
    void shouldSayWhatBelongsTogether() {
        assertThat(ConfigText.problemsOf("""
                        project: wizards
                        databases: { default: { config-var: DATABASE_URL }, stats: {} }
                        environments:
                          staging: { branch: develop, heroku-token: heroku }
                          live: { heroku: wizards-live, remote: heroku }
                          demo: { heroku: "Wizards" }
                        """))
                .containsExactly(
                        "backhaul.yml:2:37: 'config-var' is for a database of an environment with 'heroku'",
                        "backhaul.yml:4:45: 'heroku-token' needs 'heroku' beside it",
                        "backhaul.yml:5:19: Say which config var of the app leads to the database 'stats': 'databases: {"
                                + " stats: { config-var: … } }'",
                        "backhaul.yml:5:33: 'remote' cannot stand beside 'heroku'; write one of them",
                        "backhaul.yml:6:19: 'heroku' must be the name of an app at Heroku, not 'Wizards'");
    }
}
