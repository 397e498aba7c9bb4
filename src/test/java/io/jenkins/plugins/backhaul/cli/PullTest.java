package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A developer who wants what production and staging have. */
class PullTest {
    private static final String PRODUCTION = "pull_production";
    private static final String STAGING = "pull_staging";
    private static final String LOCAL = "pull_local";
    private static final String SITE = """
            CREATE TABLE visitor (id int PRIMARY KEY, email text);
            INSERT INTO visitor VALUES (1, 'anna.planted@clients.example');
            CREATE TABLE wagtailimages_rendition (id int PRIMARY KEY, file text);
            INSERT INTO wagtailimages_rendition VALUES (1, 'images/a.max-165x165.jpg'), (2, 'images/a.width-800.jpg');
            CREATE TABLE focal (rendition int REFERENCES wagtailimages_rendition ON DELETE CASCADE);
            INSERT INTO focal VALUES (1);
            """;

    private final PrivatePostgres server = PrivatePostgres.shared();

    private LocalS3 s3;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        s3 = LocalS3.start();
        s3.createBucket("wizards-production");
        s3.createBucket("wizards-staging");
        System.setProperty("aws.accessKeyId", s3.accessKey());
        System.setProperty("aws.secretAccessKey", s3.secretKey());
        for (String each : new String[] {PRODUCTION, STAGING, LOCAL}) {
            server.createDatabase(each);
        }
        server.sql(PRODUCTION, SITE);
        server.sql(STAGING, "CREATE TABLE of_staging AS SELECT 'staging' AS text");
        server.sql(LOCAL, "CREATE TABLE mine AS SELECT 'mine' AS text");
        put("wizards-production", "media/original_images/a.jpg", "original");
        put("wizards-production", "media/images/a.width-800.jpg", "rendition");
        configure("    allows-scrub: true", "");
    }

    @AfterEach
    void stop() throws IOException {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        server.dropDatabases("pull_");
        s3.close();
    }

    @Test
    void shouldPullScrubbedDataAndAllMedia() {
        backUp("production");

        Result pull = run("pull", "production", "all");

        assertThat(pull.exitCode()).as(pull.err()).isZero();
        assertThat(server.sql(LOCAL, "SELECT email FROM visitor")).isEqualTo("\n");
        assertThat(folder.resolve("media/original_images/a.jpg")).hasContent("original");
        assertThat(folder.resolve("media/images/a.width-800.jpg")).hasContent("rendition");
        assertThat(server.sql(LOCAL, "SELECT count(*) FROM wagtailimages_rendition"))
                .isEqualTo("2\n");
        assertThat(pull.out())
                .containsPattern("Restored wizards/\\d{8}-\\d{6}.tar.lrz into pull_local on .*: .*, 3 tables, 4 rows")
                .containsPattern("the database it replaced is kept as pull_local_before_\\d{8}")
                .contains("Copied 2 objects from s3://wizards-production/media to ")
                .endsWith("  listed anew, both hold the same 2 objects\n");
    }

    @Test
    void shouldTellWhatWasDoneBeforeItFailed() throws IOException {
        backUp("production");
        Files.writeString(
                folder.resolve("backhaul.yml"),
                Files.readString(folder.resolve("backhaul.yml"))
                        .replace("s3://wizards-production/media", "s3://no-such-bucket/media"));

        Result pull = run("pull", "production", "all");

        assertThat(pull.exitCode()).isEqualTo(1);
        assertThat(pull.out()).contains("Restored wizards/").doesNotContain("Copied");
        assertThat(pull.err())
                .endsWith(
                        "backhaul: Listing s3://no-such-bucket/media failed: the store answered 404 NoSuchBucket: there"
                                + " is no such bucket; create it or correct its name.\n");
    }

    @Test
    void shouldTellMachines() {
        backUp("production");

        assertThat(run("pull", "production", "all", "--json", "--quiet").out().replaceAll("\\s", ""))
                .startsWith("{\"databases\":[{\"backup\":\"wizards/")
                .contains("\"media\":[{\"copied\":2,");
    }

    @Test
    void shouldPullOriginalsAndForgetWhatWasMadeOfThem() {
        server.sql(LOCAL, SITE);

        Result pull = run("pull", "production", "images");

        assertThat(pull.exitCode()).as(pull.err()).isZero();
        assertThat(folder.resolve("media/original_images/a.jpg")).hasContent("original");
        assertThat(folder.resolve("media/images")).doesNotExist();
        assertThat(server.sql(LOCAL, "SELECT count(*) FROM wagtailimages_rendition, visitor"))
                .isEqualTo("0\n");
        assertThat(server.sql(LOCAL, "SELECT count(*) FROM visitor")).isEqualTo("1\n");
        assertThat(pull.out())
                .endsWith("  2 rows of wagtailimages_rendition deleted; the site makes these images anew when somebody"
                        + " looks at them\n");
    }

    @Test
    void shouldSayWhereThereAreNoRenditions() throws IOException {
        configure("", "images: { renditions-table: shop.thumbnail, originals: original_images }");

        Result pull = run("pull", "production", "images");

        assertThat(pull.exitCode()).as(pull.err()).isZero();
        assertThat(pull.out())
                .endsWith(
                        "  note: the database has no table shop.thumbnail; if the site keeps its renditions in another"
                                + " one, name it under 'images' in backhaul.yml\n");
    }

    @Test
    void shouldTakeTheBackupOfThatEnvironment() throws Exception {
        backUp("production");
        Thread.sleep(1100);
        backUp("staging");

        assertThat(run("pull", "production", "data").exitCode()).isZero();
        assertThat(server.sql(LOCAL, "SELECT to_regclass('of_staging')")).isEqualTo("\n");
        assertThat(run("pull", "staging", "data").exitCode()).isZero();
        assertThat(server.sql(LOCAL, "SELECT text FROM of_staging")).isEqualTo("staging\n");
    }

    @Test
    void shouldMakeABackupNow() {
        backUp("production");
        assertThat(run("pull", "staging", "data").err())
                .endsWith("backhaul: There is no good backup of staging in " + folder + "/store. Make one where it"
                        + " runs, with 'backhaul backup --environment staging', or if its database can be reached from"
                        + " here, add --fresh\n");

        Result fresh = run("pull", "staging", "data", "--fresh");

        assertThat(fresh.exitCode()).as(fresh.err()).isZero();
        assertThat(server.sql(LOCAL, "SELECT text FROM of_staging")).isEqualTo("staging\n");
    }

    @Test
    void shouldNotTakeTheOwnDatabaseForStagings() throws IOException {
        configure("", "", LOCAL);

        Result fresh = run("pull", "staging", "data", "--fresh");

        assertThat(fresh.exitCode()).isEqualTo(3);
        assertThat(fresh.err())
                .isEqualTo(
                        "backhaul: refused. From here, the database of staging is the same as that of local, as where"
                                + " it runs another one bears its name. Run 'backhaul backup --environment staging' there, and pull"
                                + " without --fresh\n");
    }

    @Test
    void shouldBringPersonalDataOnlyToWhoSaysSoTwice() throws IOException {
        backUp("production");
        configure("", "");

        Result unsaid = run("pull", "production", "data");
        assertThat(unsaid.exitCode()).isEqualTo(3);
        assertThat(unsaid.err()).contains("the environment local does not say 'allows-scrub: true' in backhaul.yml");
        Result once = run("pull", "production", "data", "--no-scrub");
        assertThat(once.exitCode()).isEqualTo(3);
        assertThat(once.err())
                .isEqualTo("backhaul: refused. This would bring personal data of production as it is. If it may leave"
                        + " there, add --confirm production\n");
        assertThat(server.sql(LOCAL, "SELECT text FROM mine")).isEqualTo("mine\n");

        assertThat(run("pull", "production", "data", "--no-scrub", "--confirm", "production")
                        .exitCode())
                .isZero();
        assertThat(server.sql(LOCAL, "SELECT email FROM visitor")).isEqualTo("anna.planted@clients.example\n");
    }

    @Test
    void shouldNeverChangeProduction() {
        Result pull = run("pull", "staging", "all", "--into", "production");
        assertThat(pull.exitCode()).isEqualTo(3);
        String refusal = "backhaul: refused. production is production; neither 'pull' nor 'push' ever changes it. Name"
                + " another environment\n";
        assertThat(pull.err()).isEqualTo(refusal);
        assertThat(run("push", "production", "media", "--yes").err()).isEqualTo(refusal);
        assertThat(run("pull", "local", "data").err())
                .isEqualTo("backhaul: refused. This would copy from local to local. Name two environments\n");
    }

    @Test
    void shouldPushMediaToStaging() throws IOException {
        Files.createDirectories(folder.resolve("media/original_images"));
        Files.writeString(folder.resolve("media/original_images/mine.jpg"), "mine");
        Files.writeString(folder.resolve("media/document.pdf"), "document");

        assertThat(run("push", "staging", "images").out()).endsWith("Would copy 1 object, 4 B; add --yes to do it.\n");
        Result images = run("push", "staging", "images", "--yes");
        assertThat(images.exitCode()).as(images.err()).isZero();
        assertThat(images.out())
                .contains("to s3://wizards-staging/media/original_images: 4 B")
                .endsWith(
                        "  next: where staging keeps other sizes of its images, as Wagtail does, have them made anew, in"
                                + " its database: DELETE FROM wagtailimages_rendition\n");
        assertThat(run("push", "staging", "media", "--yes").out()).contains("Copied 1 object from ");
        assertThat(run("media", "diff", "local", "staging").exitCode()).isZero();
    }

    @Test
    void shouldSayWhatIsMissingInTheFile() throws IOException {
        Files.writeString(folder.resolve("backhaul.yml"), "project: wizards\nenvironments: { production: {} }\n");

        assertThat(run("pull", "production", "all").err())
                .isEqualTo(
                        "backhaul: backhaul.yml does not say where your own copy is: write an environment 'local: {"
                                + " allows-scrub: true, media: { location: media } }' there, or name another environment by option\n");
    }

    private void configure(String ofLocal, String rest) throws IOException {
        configure(ofLocal, rest, STAGING);
    }

    private void configure(String ofLocal, String rest, String staging) throws IOException {
        Files.writeString(folder.resolve("backhaul.yml"), """
                project: wizards
                store: "file://%1$s/store"
                scrub: { tables: { visitor: { email: null } } }
                databases: { default: { url: "%2$s" } }
                environments:
                  production:
                    databases: { default: { url: "%3$s" } }
                    media: { location: s3://wizards-production/media, endpoint: "%5$s" }
                  staging:
                    databases: { default: { url: "%4$s" } }
                    media: { location: s3://wizards-staging/media, endpoint: "%5$s" }
                  local:
                    media: { location: media }
                %6$s
                %7$s
                """.formatted(
                        folder, Cli.uri(LOCAL), Cli.uri(PRODUCTION), Cli.uri(staging), s3.endpoint(), ofLocal, rest));
    }

    private void backUp(String environment) {
        Result backup = run("backup", "--environment", environment);
        assertThat(backup.exitCode()).as(backup.err()).isZero();
    }

    private void put(String bucket, String key, String content) {
        s3.put(bucket, key, content.getBytes(StandardCharsets.UTF_8));
    }

    private Result run(String... arguments) {
        return Cli.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--config", folder.resolve("backhaul.yml").toString()))
                .toArray(String[]::new));
    }
}
