package io.jenkins.plugins.backhaul.heroku;

import static io.jenkins.plugins.backhaul.testkit.HerokuForTests.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.testkit.HerokuAppForTests;
import io.jenkins.plugins.backhaul.testkit.HerokuForTests;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HerokuApiTest {
    private static final App WIZARDS = new App("wizards");
    private static final String VARS = "GET /apps/wizards/config-vars";
    private static final Patience IMPATIENT = new Patience(
            Duration.ofSeconds(2), 3, Duration.ofMillis(5), Duration.ofMillis(300), Duration.ofSeconds(20));

    private HerokuForTests heroku;
    private HerokuAppForTests app;

    @BeforeEach
    void start() throws IOException {
        heroku = HerokuForTests.start();
        app = heroku.app("wizards");
    }

    @AfterEach
    void stop() {
        heroku.close();
    }

    private HerokuApi api() {
        return api(HerokuForTests.TOKEN, IMPATIENT);
    }

    private HerokuApi api(String token, Patience patience) {
        return new HerokuApi(
                HerokuAddresses.of(heroku.variables()),
                new HerokuToken("the variable HEROKU_API_KEY", token),
                patience);
    }

    @Test
    void shouldReadConfigVarsAndShowNone() throws Exception {
        app.with("AWS_STORAGE_BUCKET_NAME", "wizards-media");

        ConfigVars vars = api().configVars(WIZARDS);

        assertThat(vars.find("AWS_STORAGE_BUCKET_NAME")).contains("wizards-media");
        assertThat(vars.require("DATABASE_URL")).isEqualTo(app.databaseUrl());
        assertThat(vars.find("REDIS_URL")).isEmpty();
        assertThat(vars).hasToString("ConfigVars[2 of wizards, hidden]");
        assertThatThrownBy(() -> vars.require("REDIS_URL"))
                .hasMessage("The app wizards at Heroku has no config var REDIS_URL: see 'heroku config -a wizards', and"
                        + " name the right one in backhaul.yml");
    }

    @Test
    void shouldSayThatTheTokenIsWrong() {
        assertThatThrownBy(() -> api("HRKU-wrong-token", IMPATIENT).configVars(WIZARDS))
                .isInstanceOf(HerokuException.class)
                .hasMessage("Reading the config vars of wizards at Heroku failed: Heroku does not know the token in the"
                        + " variable HEROKU_API_KEY. Make another one: heroku authorizations:create");
        assertThat(heroku.count("config-vars")).isOne();
    }

    @Test
    void shouldSayThatThereIsNoSuchApp() {
        assertThatThrownBy(() -> api().configVars(new App("witches")))
                .hasMessage(
                        "Reading the config vars of witches at Heroku failed: Heroku has nothing of that name, or the"
                                + " token in the variable HEROKU_API_KEY may not see it (Couldn't find that app.)");
    }

    @Test
    void shouldSayWhatTheTokenMayNot() {
        heroku.disturb(VARS, 1, answering(403, "{\"message\": \"You need scope " + HerokuForTests.TOKEN + "\"}"));

        assertThatThrownBy(() -> api().configVars(WIZARDS))
                .hasMessageContaining("may not do that (You need scope ***)")
                .hasMessageContaining("One of the scope global may do all that is done here");
    }

    @Test
    void shouldWaitAsLongAsHerokuAsksWhenItIsAskedTooOften() throws Exception {
        heroku.disturb(VARS, 1, exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(429, -1);
        });
        Patience patient = new Patience(
                Duration.ofSeconds(5), 3, Duration.ofMillis(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
        long begun = System.nanoTime();

        assertThat(api(HerokuForTests.TOKEN, patient).configVars(WIZARDS).find("DATABASE_URL"))
                .isPresent();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void shouldGiveUpWhenFaultsDoNotPass() {
        heroku.disturb(VARS, 100, answering(503, "<html>Application error</html>"));

        assertThatThrownBy(() -> api().configVars(WIZARDS))
                .hasMessage("Reading the config vars of wizards at Heroku failed: Heroku has a fault of its own (503),"
                        + " 3 times running. See https://status.heroku.com");
        assertThat(heroku.count("config-vars")).isEqualTo(3);
    }

    @Test
    void shouldOutliveAFaultThatPasses() throws Exception {
        heroku.disturb(VARS, 2, answering(500, ""));

        assertThat(api().configVars(WIZARDS).find("DATABASE_URL")).isPresent();
    }

    @Test
    void shouldNeverBeginAnythingTwice() throws Exception {
        AttachedDatabase database = api().database(WIZARDS, "DATABASE_URL");
        heroku.disturb("POST /client/v11/databases/.*/backups", 1, answering(503, ""));

        assertThatThrownBy(() -> api().startCapture(database))
                .hasMessageContaining("Heroku has a fault of its own (503)");

        assertThat(heroku.count("backups")).isOne();
    }

    @Test
    void shouldNotWaitForEverForAnAnswerThatStopsInTheMiddle() {
        heroku.disturb(VARS, 100, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            OutputStream out = exchange.getResponseBody();
            out.write("{\"DATABASE_URL\": \"".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            out.flush();
            sleep(Duration.ofSeconds(10));
        });
        Patience hasty = new Patience(
                Duration.ofSeconds(1), 1, Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofSeconds(5));

        assertThatThrownBy(() -> api(HerokuForTests.TOKEN, hasty).configVars(WIZARDS))
                .hasMessageContaining("there was no whole answer within 1 s");
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldNotReadAnEndlessAnswer() {
        heroku.disturb(VARS, 1, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                exchange.getResponseBody().write(piece);
            }
        });

        assertThatThrownBy(() -> api().configVars(WIZARDS))
                .hasMessage("Reading the config vars of wizards at Heroku failed: the answer was not read, as it is"
                        + " longer than 8 MiB");
    }

    @Test
    void shouldNotTakeAnythingElseForAnAnswer() throws Exception {
        heroku.disturb(VARS, 1, answering(200, "{\"DATABASE_URL\": \"postgres://me:secret@"));
        assertThatThrownBy(() -> api().configVars(WIZARDS))
                .hasMessage("Reading the config vars of wizards at Heroku failed: Heroku answered with something else"
                        + " than JSON")
                .hasNoCause();
        heroku.disturb(VARS, 1, answering(200, "[]"));
        assertThatThrownBy(() -> api().configVars(WIZARDS)).hasMessageContaining("it holds no names with values");
        heroku.disturb("resolve", 1, answering(200, "[]"));
        assertThatThrownBy(() -> api().database(WIZARDS, "DATABASE_URL"))
                .hasMessageContaining("it names 0 databases instead of one");
        heroku.disturb("resolve", 1, answering(200, "[{\"addon\": {\"id\": \"../apps\"}}]"));
        assertThatThrownBy(() -> api().database(WIZARDS, "DATABASE_URL")).hasMessageContaining("'app' is missing");
        heroku.disturb(
                "resolve", 1, answering(200, "[{\"addon\": {\"id\": \"../x\", \"app\": {\"name\": \"wizards\"}}}]"));
        assertThatThrownBy(() -> api().database(WIZARDS, "DATABASE_URL"))
                .hasMessageContaining("'id' is missing or not as it should be");
    }

    @Test
    void shouldNotFollowARedirectWithTheToken() {
        heroku.disturb(VARS, 1, exchange -> {
            exchange.getResponseHeaders().set("Location", heroku.address() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThatThrownBy(() -> api().configVars(WIZARDS)).hasMessageContaining("Heroku answered with the status 302");
        assertThat(heroku.count("elsewhere")).isZero();
    }

    @Test
    void shouldCaptureAndFindTheNewestGoodCapture() throws Exception {
        app.sql("CREATE TABLE wizard AS SELECT 1 AS id");
        AttachedDatabase database = api().database(WIZARDS, "DATABASE_URL");
        List<Long> told = new ArrayList<>();

        Transfer first = new CaptureDatabase(api(), told::add).run(database);
        app.failWith("pg_dump: error: connection lost");
        assertThatThrownBy(() -> new CaptureDatabase(api(), told::add).run(database))
                .isInstanceOf(HerokuException.class)
                .hasMessage("b002 of wizards failed at Heroku: pg_dump: error: connection lost. See 'heroku"
                        + " pg:backups:info b002 -a wizards'");

        assertThat(first.name()).isEqualTo("b001");
        assertThat(told.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(first.processed())
                .isPositive();
        assertThat(new FindCapture(api()).of(WIZARDS, "latest")).isEqualTo(first);
        assertThatThrownBy(() -> new FindCapture(api()).of(WIZARDS, "b002"))
                .hasMessage("The capture b002 of wizards is no good: it failed");
        assertThatThrownBy(() -> new FindCapture(api()).of(WIZARDS, "b003"))
                .hasMessage("Heroku has no capture b003 of wizards");
        assertThat(new FindCapture(api()).all(WIZARDS))
                .extracting(Transfer::name)
                .containsExactly("b002", "b001");
        assertThat(database).hasToString("postgresql-wizards of wizards at Heroku");
    }

    @Test
    void shouldSayThatThereIsNoCapture() {
        assertThatThrownBy(() -> new FindCapture(api()).of(WIZARDS, "latest"))
                .hasMessage("Heroku has no good capture of wizards. Make one: heroku pg:backups:capture -a wizards");
    }

    @Test
    void shouldRestoreFromASignedAddressAndNeverShowIt() throws Exception {
        app.sql("CREATE TABLE wizard AS SELECT i AS id FROM generate_series(1, 30) AS i");
        HerokuAppForTests other = heroku.app("witches");
        other.sql("CREATE TABLE witch AS SELECT 1 AS id");
        Transfer capture = new CaptureDatabase(api(), bytes -> {}).run(api().database(WIZARDS, "DATABASE_URL"));
        SignedAddress address = api().address(WIZARDS, capture);

        Transfer restore =
                new RestoreDump(api(), bytes -> {}).run(api().database(new App("witches"), "DATABASE_URL"), address);

        assertThat(restore.name()).isEqualTo("r001");
        assertThat(other.sql("SELECT count(*) FROM wizard")).isEqualTo("30\n");
        assertThat(address).hasToString("SignedAddress[hidden]");
        assertThat(address.uri().toString()).contains("Signature=");
    }

    @Test
    void shouldTellOfARestoreThatFailsWithoutTheAddress() throws Exception {
        Transfer capture = new CaptureDatabase(api(), bytes -> {}).run(api().database(WIZARDS, "DATABASE_URL"));
        SignedAddress address = api().address(WIZARDS, capture);
        app.expireAddresses();

        assertThatThrownBy(
                        () -> new RestoreDump(api(), bytes -> {}).run(api().database(WIZARDS, "DATABASE_URL"), address))
                .hasMessageContaining(
                        "r002 of wizards failed at Heroku: Server returned HTTP response code: 403 for URL: ***")
                .hasMessageNotContaining("Signature");
    }

    @Test
    void shouldNotBePutOffByAnAnswerThatIsLost() throws Exception {
        heroku.disturb("GET /client/v11/apps/wizards/transfers/", 4, answering(503, ""));

        assertThat(new CaptureDatabase(api(), bytes -> {})
                        .run(api().database(WIZARDS, "DATABASE_URL"))
                        .succeeded())
                .isTrue();
    }

    @Test
    void shouldGiveUpWaitingInTheEnd() {
        heroku.disturb(
                "GET /client/v11/apps/wizards/transfers/", 100, answering(200, "{\"uuid\": \"1-2\", \"num\": 1}"));
        Patience hasty = new Patience(
                Duration.ofSeconds(5), 1, Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofSeconds(1));
        HerokuApi api = api(HerokuForTests.TOKEN, hasty);

        assertThatThrownBy(() -> new CaptureDatabase(api, bytes -> {}).run(api.database(WIZARDS, "DATABASE_URL")))
                .hasMessageContaining(
                        "b001 of wizards still goes on at Heroku after 1 s; it was not waited for any longer");
    }

    @Test
    void shouldHideTheTokenAndRefuseWhatIsNone() {
        assertThat(new HerokuToken("the variable HEROKU_API_KEY", HerokuForTests.TOKEN))
                .hasToString("HerokuToken[hidden, from the variable HEROKU_API_KEY]");
        assertThatThrownBy(() -> new HerokuToken("the variable HEROKU_API_KEY", "two words here"))
                .hasMessage("What the variable HEROKU_API_KEY holds is no token of Heroku's: 'heroku"
                        + " authorizations:create' makes one");
    }

    @Test
    void shouldSendTheTokenToNobodyUnencrypted() {
        assertThatThrownBy(() -> HerokuAddresses.of(java.util.Map.of("HEROKU_API_URL", "http://api.heroku.com")))
                .hasMessageContaining("must look like https://api.heroku.com");
        assertThat(HerokuAddresses.of(Map.of()).data()).hasToString("https://api.data.heroku.com");
    }
}
