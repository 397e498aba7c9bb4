package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.backhaul.cli.Cli.Result;
import io.jenkins.plugins.backhaul.lrzip.LrzipInputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.testkit.GitForTests;
import io.jenkins.plugins.backhaul.testkit.RedisForTests;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making staging anew as a person does, with everything that listens to it. */
class ResetStagingTest extends ResetCase {
    private static final String ZONE = "0123456789abcdef0123456789abcdef";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer web;
    private RedisForTests redis;

    @BeforeEach
    void listen() throws Exception {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "{\"success\": true}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        web.start();
        redis = RedisForTests.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
        redis.close();
    }

    private String address() {
        return "http://127.0.0.1:" + web.getAddress().getPort();
    }

    private Map<String, String> secrets() {
        Map<String, String> secrets = new HashMap<>();
        secrets.put("CLOUDFLARE_WIZARDS", "token-hunter2");
        secrets.put("CI_WIZARDS", address() + "/build?token=hunter2");
        secrets.put("SLACK_WIZARDS", address() + "/slack/hunter2");
        return secrets;
    }

    private void configureAfter() throws IOException {
        configure("""
                merge: [feature/robes]
                check: [grep, new, page.html]
                cloudflare-zone: %s
                cloudflare-token: cloudflare-wizards
                cloudflare-url: %s
                redis: redis://127.0.0.1:%s/3
                call: ci-wizards
                """.formatted(ZONE, address(), redis.port()));
        configureStaging("url: " + address() + "/\n    health: { hold: 0s, timeout: 10s }");
        change(text -> text + "notify: { slack-webhook: slack-wizards }\n");
    }

    @Test
    void shouldShowWhatIsLostAndTouchNothing() throws Exception {
        Result plan = reset("--merge", "feature/robes", "--merge", "feature/wands");

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out().lines().map(String::strip))
                .startsWith("Reset staging from production, merging feature/robes, feature/wands", "What is lost:")
                .contains(
                        "branch feature/hats: 1 commit, the last by Zoë 0 min ago",
                        "branch feature/wands: 1 commit, the last by Zoë 0 min ago",
                        "1 commit of no branch, the last \"Go on\" by Zoë 0 min ago; to keep what it leads to: git branch keep "
                                + oldStaging.substring(0, 10),
                        "1 user account that production does not have: tess.tester",
                        "branch staging, now at " + oldStaging.substring(0, 10) + ", becomes master at "
                                + tip("master").substring(0, 10) + " with feature/robes",
                        "without feature/wands (conflicts in page.html): merge master into it first, or merge it by"
                                + " hand afterwards");
        assertThat(plan.err()).endsWith("Nothing was touched. To do it, add: --confirm staging\n");
        assertStagingIsAsBefore();
        assertThat(run("list").out().lines()).hasSize(2);
    }

    @Test
    void shouldMakeStagingAnewAndTellEverybody() throws Exception {
        configureAfter();
        redis.ask("-n", "0", "SET", "page", "of somebody else");
        redis.ask("-n", "3", "SET", "page", "cached");
        Result done = awaited(start(secrets(), "--merge", "feature/wands", "--confirm", "staging"));

        assertThat(done.exitCode()).as(done.out()).isZero();
        assertThat(done.out())
                .endsWith("staging is made anew from production\n")
                .doesNotContain("hunter2");
        assertThat(server.sql(
                        staging,
                        "SELECT title FROM page; SELECT hostname FROM wagtailcore_site;"
                                + " SELECT count(*) FROM auth_user WHERE email LIKE 'user.%@example.com'"))
                .isEqualTo("Hats of production\nstaging.wizards.example\n20\n");
        assertThat(files("staging")).contains("page.html", "robes.html").doesNotContain("hats.html", "direct.html");
        assertThat(heard)
                .contains("POST /client/v4/zones/" + ZONE
                        + "/purge_cache Bearer token-hunter2 {\"purge_everything\":true}")
                .contains("POST /build?token=hunter2 null ");
        assertThat(redis.ask("-n", "3", "DBSIZE") + redis.ask("-n", "0", "DBSIZE"))
                .isEqualTo("01");
        assertThat(heard.get(heard.size() - 1))
                .startsWith("POST /slack/hunter2")
                .contains("wizards: staging was made anew from production")
                .contains("Personal data was removed")
                .contains("1 user account that only staging had")
                .contains("Branches in it: feature/robes; left out: feature/wands (conflicts in page.html)")
                .doesNotContain("tess.tester");
        assertThat(git.work().resolve(".git/backhaul/reset-staging/journal.json"))
                .doesNotExist();
    }

    private List<String> files(String branch) throws IOException {
        return GitForTests.run(git.origin(), "ls-tree", "-r", "--name-only", branch)
                .lines()
                .toList();
    }

    @Test
    void shouldLeaveNobodysDataAnywhere() throws Exception {
        Result done = reset("--drop-old", "--yes");
        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(run("backup", "-e", "staging").exitCode()).isZero();
        String archive =
                run("list").out().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
        Path stored = folder.resolve("store/wizards").resolve(archive);
        String unpacked;
        try (InputStream plain = new LrzipInputStream(Files.newInputStream(stored), LrzipReadOptions.defaults())) {
            unpacked = new String(plain.readAllBytes(), StandardCharsets.ISO_8859_1);
        }

        assertThat(done.out() + done.err()).doesNotContain("planted", "Plant");
        for (String each : everythingOf(staging)) {
            assertThat(each.contains("planted") || each.contains("Plant")).isFalse();
        }
        assertThat(unpacked).contains("Hats of production").doesNotContain("planted", "Plant");
        try (Stream<Path> files = Files.walk(git.work().resolve(".git/backhaul"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("planted", "Plant");
            }
        }
        assertThat(databases()).containsExactlyInAnyOrder(production, staging);
    }

    @Test
    void shouldTryAgainOnlyWhatCameAfterwardsAndFailed() throws Exception {
        configureAfter();
        Map<String, String> secrets = secrets();
        secrets.put("CI_WIZARDS", "http://127.0.0.1:1/?token=hunter2");
        Result first = awaited(start(secrets, "--confirm", "staging"));

        assertThat(first.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(first.out())
                .contains("backhaul: call: 127.0.0.1 could not be reached (ConnectException)")
                .contains(
                        "staging is made anew from production, but not all that comes after it was done; the same command"
                                + " tries the rest again")
                .doesNotContain("hunter2");
        int before = heard.size();
        Result second = awaited(start(secrets(), "--confirm", "staging"));

        assertThat(second.exitCode()).as(second.out()).isZero();
        assertThat(second.out()).contains("database default: restore production's data beside");
        assertThat(heard.subList(before, heard.size()))
                .singleElement()
                .asString()
                .startsWith("POST /build?token=hunter2");
    }

    @Test
    void shouldBackProductionUpFirstWhereThatIsWanted() throws Exception {
        server.sql(production, "INSERT INTO page (title) VALUES ('Quite new')");
        Result done = reset("--fresh", "--skip", "git,after", "--yes");

        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(server.sql(staging, "SELECT title FROM page WHERE title = 'Quite new'"))
                .isEqualTo("Quite new\n");
        assertThat(tip("staging")).isEqualTo(oldStaging);
    }

    @Test
    void shouldNotTakeABackupOfStagingForOneOfProduction() throws Exception {
        assertThat(run("backup", "-e", "staging").exitCode()).isZero();
        Result done = reset("--skip", "git", "--yes");

        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(server.sql(staging, "SELECT title FROM page")).isEqualTo("Hats of production\n");
    }
}
