package io.jenkins.plugins.backhaul.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.ConfigFile;
import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.MediaSettings;
import io.jenkins.plugins.backhaul.config.Overrides;
import io.jenkins.plugins.backhaul.media.Ground;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.MediaRefusedException;
import io.jenkins.plugins.backhaul.media.ProtectedPlace;
import io.jenkins.plugins.backhaul.media.folder.FolderPlace;
import io.jenkins.plugins.backhaul.media.s3.S3Place;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.storage.s3.S3Endpoint;
import io.jenkins.plugins.backhaul.storage.s3.S3Location;
import io.jenkins.plugins.backhaul.storage.s3.S3Settings;
import io.jenkins.plugins.backhaul.testkit.HerokuAppForTests;
import io.jenkins.plugins.backhaul.testkit.HerokuForTests;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Media of an app at Heroku, which its config vars lead to. */
class HerokuMediaTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG";
    private static final String USUAL = "production: { branch: master, heroku: wizards-production }";

    private HerokuForTests heroku;
    private HerokuAppForTests app;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        heroku = HerokuForTests.start();
        app = heroku.app("wizards-production");
    }

    @AfterEach
    void stop() {
        heroku.close();
    }

    @Test
    void shouldFindTheBucketAsDjangoStoragesDoes() throws Exception {
        keys("AWS_").with("AWS_STORAGE_BUCKET_NAME", "wizards-media").with("AWS_S3_REGION_NAME", "eu-west-2");

        FoundMedia found = site(USUAL).of("production");

        MediaSettings settings = found.settings();
        assertThat(settings.location()).hasToString("s3://wizards-media");
        assertThat(settings.s3().region()).contains("eu-west-2");
        assertThat(settings.s3().endpoint()).isEqualTo(Optional.empty());
        assertThat(found.key()).contains(new BucketKey("AKIA-OF-APP", SECRET));
        assertThat(found.toString()).doesNotContain(SECRET, "AKIA-OF-APP");
        assertThat(site(USUAL).originals("production").settings().location())
                .hasToString("s3://wizards-media/original_images");
    }

    @Test
    void shouldKnowAmazonByItsAddressAndOtherStoresToo() throws Exception {
        keys("AWS_S3_")
                .with("AWS_STORAGE_BUCKET_NAME", "wizards-media")
                .with("AWS_S3_ENDPOINT_URL", "https://s3.eu-west-1.amazonaws.com");
        assertThat(site(USUAL).of("production").settings().s3().endpoint()).isEqualTo(Optional.empty());
        assertThat(site(USUAL).of("production").settings().s3().region()).contains("eu-west-1");

        app.with("AWS_S3_ENDPOINT_URL", "https://minio.example:9000");
        assertThat(site(USUAL).of("production").settings().s3().endpoint())
                .contains(URI.create("https://minio.example:9000"));
        assertThat(site(USUAL).of("production").settings().s3().pathStyle()).isTrue();
    }

    @Test
    void shouldFindTheBucketOfBucketeer() throws Exception {
        keys("BUCKETEER_AWS_")
                .with("BUCKETEER_BUCKET_NAME", "bucketeer-1")
                .with("BUCKETEER_AWS_REGION", "us-east-1")
                .with("AWS_ACCESS_KEY_ID", "of something else")
                .with("AWS_SECRET_ACCESS_KEY", "of something else");

        FoundMedia found = site(USUAL).of("production");

        assertThat(found.settings().location()).hasToString("s3://bucketeer-1");
        assertThat(found.settings().s3().region()).contains("us-east-1");
        assertThat(found.key()).contains(new BucketKey("AKIA-OF-APP", SECRET));
    }

    @Test
    void shouldFollowTheNamesInBackhaulYml() throws Exception {
        app.with("UPLOADS", "uploads-of-wizards").with("UPLOADS_ID", "id").with("UPLOADS_SECRET", SECRET);
        app.with("AWS_STORAGE_BUCKET_NAME", "static-of-wizards");

        FoundMedia found = site("production: { heroku: wizards-production, media: { bucket-var: UPLOADS, prefix: media,"
                        + " access-key-var: UPLOADS_ID, secret-key-var: UPLOADS_SECRET, region: eu-west-3 } }")
                .of("production");
        FoundMedia byProfile = site("production: { heroku: wizards-production, media: { bucket-var: UPLOADS, profile:"
                        + " wizards } }")
                .of("production");

        assertThat(found.settings().location()).hasToString("s3://uploads-of-wizards/media");
        assertThat(found.settings().s3().region()).contains("eu-west-3");
        assertThat(found.key()).contains(new BucketKey("id", SECRET));
        assertThat(byProfile.key()).isEqualTo(Optional.empty());
        assertThat(byProfile.settings().profile()).contains("wizards");
    }

    @Test
    void shouldFindNothingWhereNoConfigVarNamesABucket() throws Exception {
        assertThat(site(USUAL).find("production")).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> site(USUAL).of("production"))
                .hasMessage("The environment production does not say where its media are: write 'media: { location:"
                        + " s3://bucket/prefix }' under it in backhaul.yml, or the path of a folder there; the app"
                        + " wizards-production has no config var like AWS_STORAGE_BUCKET_NAME, and may have one that is"
                        + " called otherwise: 'media: { bucket-var: … }'");
        assertThatThrownBy(() -> site("production: { heroku: wizards-production, media: { bucket-var: UPLOADS } }")
                        .of("production"))
                .hasMessage("The app wizards-production at Heroku has no config var UPLOADS: see 'heroku config -a"
                        + " wizards-production', and name the right one in backhaul.yml");
    }

    @Test
    void shouldSayWhatIsWrongWithConfigVarsAndShowNoneOfThem() {
        app.with("AWS_STORAGE_BUCKET_NAME", "wizards-media");
        assertFails(
                "Config vars of the app wizards-production at Heroku name a bucket, AWS_STORAGE_BUCKET_NAME, and no key"
                        + " to it: say under 'media' in backhaul.yml which ones do, as 'access-key-var' and 'secret-key-var', or"
                        + " name a 'profile'");

        keys("AWS_").with("S3_BUCKET", "another");
        assertFails("Config vars of the app wizards-production at Heroku name several buckets: AWS_STORAGE_BUCKET_NAME,"
                + " S3_BUCKET. Say under 'media' in backhaul.yml which of them holds its media, as 'bucket-var'");

        app.with("S3_BUCKET", "wizards-media").with("AWS_REGION", SECRET);
        assertFails("The config var AWS_REGION of the app wizards-production at Heroku holds no region's name");

        app.with("AWS_REGION", "").with("AWS_S3_ENDPOINT_URL", "https://me:" + SECRET + "@minio.example");
        assertFails(
                "The config var AWS_S3_ENDPOINT_URL of the app wizards-production at Heroku holds no address of a store");

        app.with("AWS_S3_ENDPOINT_URL", "").with("S3_BUCKET", SECRET);
        assertFails("The config var S3_BUCKET of the app wizards-production at Heroku holds no bucket's name");
    }

    @Test
    void shouldSayThatHerokuDoesNotTell() {
        assertThatThrownBy(() -> site("demo: { heroku: wizards-demo }").of("demo"))
                .hasMessage(
                        "Reading the config vars of wizards-demo at Heroku failed: Heroku has nothing of that name, or the"
                                + " token in the variable HEROKU_API_KEY may not see it (Couldn't find that app.)");
        assertThatThrownBy(
                        () -> site(USUAL, Map.of("HEROKU_API_KEY", "HRKU-old")).of("production"))
                .hasMessage(
                        "Reading the config vars of wizards-production at Heroku failed: Heroku does not know the token"
                                + " in the variable HEROKU_API_KEY. Make another one: heroku authorizations:create");
    }

    @Test
    void shouldProtectEveryBucketOfProductionsApp() throws Exception {
        app.with("AWS_STORAGE_BUCKET_NAME", "wizards-media").with("S3_BUCKET", "wizards-uploads");

        try (MediaPlace target = bucket("s3://wizards-uploads/media")) {
            assertThat(site(USUAL).protectedPlaces(target))
                    .extracting(ProtectedPlace::ground)
                    .anySatisfy(ground ->
                            assertThat(ground.overlaps(target.ground())).isTrue())
                    .contains(Ground.bucket(Optional.empty(), Optional.empty(), "s3://wizards-media"));
        }
    }

    @Test
    void shouldRefuseABucketAsTargetWhereProductionsIsNotKnown() throws Exception {
        try (MediaPlace target = bucket("s3://wizards-staging/media")) {
            assertThatExceptionOfType(MediaRefusedException.class)
                    .isThrownBy(() -> site(USUAL, Map.of("HEROKU_API_KEY", "")).protectedPlaces(target))
                    .withMessage(
                            "Whether s3://wizards-staging/media holds media of production, which is production, cannot be"
                                    + " told: The app wizards-production at Heroku cannot be asked without a token: set HEROKU_API_KEY"
                                    + " to what 'heroku authorizations:create' prints. Make that known, or write 'media: { location:"
                                    + " s3://bucket/prefix }' under production in backhaul.yml");
        }
        try (MediaPlace target = FolderPlace.open(folder.resolve("media"))) {
            assertThat(site(USUAL, Map.of("HEROKU_API_KEY", "")).protectedPlaces(target))
                    .isEmpty();
        }
    }

    private HerokuAppForTests keys(String prefix) {
        return app.with(prefix + "ACCESS_KEY_ID", "AKIA-OF-APP").with(prefix + "SECRET_ACCESS_KEY", SECRET);
    }

    private void assertFails(String message) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> site(USUAL).of("production"))
                .withMessage(message)
                .withNoCause();
    }

    private MediaSite site(String environment) throws IOException, ConfigException {
        return site(environment, Map.of());
    }

    private MediaSite site(String environment, Map<String, String> more) throws IOException, ConfigException {
        Configuration configuration = ConfigFile.parse(
                "project: wizards\nenvironments:\n  " + environment + "\n", Overrides.none(), new ArrayList<>());
        Map<String, String> variables = new HashMap<>(heroku.variables());
        variables.putAll(more);
        Given given = new Given(variables, Optional.empty(), false, Map.of());
        return new MediaSite(new Site(configuration, folder, given, new LocalPrograms()), configuration.store());
    }

    private static MediaPlace bucket(String location) throws IOException {
        return S3Place.open(
                S3Settings.of(S3Location.parse(location))
                        .withEndpoint(S3Endpoint.amazon().withRegion("eu-west-1")),
                Optional.empty());
    }
}
