package io.jenkins.plugins.backhaul.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests.Generation;
import io.jenkins.plugins.backhaul.testkit.DeployedSite;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploying a real project as a person does, each command in a process of its own. */
@Tag("slow")
class DeployTest {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private DeployedSite site;
    private HttpServer slack;

    @TempDir
    private Path temp;

    @BeforeEach
    void takeUp() throws Exception {
        site = DeployedSite.up(Generation.V2);
        slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slack.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        slack.start();
        configure("2s");
    }

    private void configure(String hold) throws Exception {
        site.git().write("backhaul.yml", """
                project: wizards
                store: file://%s/store
                databases: { default: { name: wizards } }
                notify: { slack-webhook: slack-wizards }
                environments:
                  production:
                    branch: master
                    folder: %s
                    services: web
                    url: %s
                    health: { text: page, timeout: 8s, hold: %s }
                """.formatted(temp, site.folder(), site.url(), hold));
    }

    @AfterEach
    void takeDown() throws Exception {
        slack.stop(0);
        if (site != null) {
            site.close();
        }
    }

    private record Ended(int exitCode, String output) {}

    private Process start(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", site.git().work().resolve("backhaul.yml").toString()));
        Map<String, String> variables = new HashMap<>(site.environment());
        variables.put("SLACK_WIZARDS", "http://127.0.0.1:" + slack.getAddress().getPort() + "/T0HUNTER2");
        return Cli.start(temp.resolve("output"), variables, all.toArray(String[]::new));
    }

    private Ended backhaul(String... arguments) throws Exception {
        int exitCode = start(arguments).waitFor();
        return new Ended(exitCode, Files.readString(temp.resolve("output")));
    }

    @Test
    void shouldDeployListAndGoBack() throws Exception {
        String first = site.push("first page", "true");
        Ended once = backhaul("deploy");
        assertThat(once.exitCode()).as(once.output()).isZero();
        String second = site.push("second page", "true");

        Ended deployed = backhaul("deploy");

        assertThat(deployed.output())
                .contains("Deploying " + second.substring(0, 10) + " (master) to production in " + site.folder())
                .containsPattern("Deployed " + second.substring(0, 10) + " \\(master\\) to production, in [0-9.]+ s")
                .containsPattern("  backed up before as [0-9]{8}-[0-9]{6}.tar.lrz")
                .contains("  before it was " + first.substring(0, 10)
                        + "; go back to it with: backhaul rollback -e production")
                .doesNotContain("T0HUNTER2");
        assertThat(site.page()).isEqualTo("second page");
        assertThat(told.get(told.size() - 1))
                .contains("wizards: " + second.substring(0, 10) + " (master) is deployed to production");

        assertThat(backhaul("rollback", "-e", "production", "--no-backup").output())
                .contains("Deployed " + first.substring(0, 10));
        assertThat(site.page()).isEqualTo("first page");
        assertThat(backhaul("deployments", "-e", "production").output().lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("WHEN");
    }

    @Test
    void shouldSayWhatFailedAndTellOthers() throws Exception {
        site.push("first page", "true");
        backhaul("deploy");
        String bad = site.push("bad page", "exit 7");

        Ended failed = backhaul("deploy");

        assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(failed.output())
                .contains("backhaul: Deploying " + bad.substring(0, 10)
                        + " to production failed: the service web has ended"
                        + " with exit code 7; see: docker compose logs web. The commit from before, ")
                .containsPattern("was put back and is well. The database was backed up before, as [0-9-]+\\.tar\\.lrz");
        assertThat(site.page()).isEqualTo("first page");
        assertThat(told.get(told.size() - 1)).contains("failed on production, the commit from before is back");
    }

    @Test
    void shouldLeaveALockBehindThatExplainsItselfWhenKilled() throws Exception {
        site.push("first page", "true");
        backhaul("deploy");
        configure("1m");
        String second = site.push("second page", "true");
        Process killed = start("deploy");
        while (!Files.readString(temp.resolve("output")).contains("waiting until")
                && !site.page().equals("second page")) {
            Thread.sleep(100);
        }
        killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        configure("1s");

        Ended refused = backhaul("deploy");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.output())
                .contains("backhaul: refused. " + site.folder() + " is locked: ")
                .contains(" deploys " + second.substring(0, 10) + " to production since ")
                .contains("in process " + killed.pid() + " on ")
                .contains(
                        "which was killed. Look how the site is, then deploy again and break the lock (--break-lock)");
        Ended broken = backhaul("deploy", "--break-lock");
        assertThat(broken.exitCode()).as(broken.output()).isZero();
        assertThat(backhaul("deployments", "-e", "production").output()).contains("interrupted: Deploying");
    }

    @Test
    void shouldRecordAnInterruptionAndReleaseTheLock() throws Exception {
        site.push("first page", "true");
        backhaul("deploy");
        configure("1m");
        site.push("second page", "true");
        Process interrupted = start("deploy");
        while (!site.page().equals("second page")) {
            Thread.sleep(100);
        }

        interrupted.destroy();

        assertThat(interrupted.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(Files.readString(temp.resolve("output")))
                .contains("backhaul: interrupted. Deploying ")
                .contains(" was interrupted in the middle; deploy again, or go back to ");
        assertThat(site.folder().resolve(".git/backhaul/lock.json")).doesNotExist();
    }
}
