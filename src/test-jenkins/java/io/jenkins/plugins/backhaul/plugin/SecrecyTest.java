package io.jenkins.plugins.backhaul.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import hudson.remoting.Which;
import hudson.slaves.DumbSlave;
import hudson.slaves.RetentionStrategy;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SimpleCommandLauncher;

/** Everything that goes to an agent, and everything that is left behind, searched for what must not be there. */
@SharedJenkins
class SecrecyTest {
    @TempDir
    private Path folder;

    private Scene scene;
    private JenkinsRule jenkins;
    private DumbSlave agent;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = Scene.open();
        scene.places().furnish();
        scene.database("secret", 1000);
        agent = recordedAgent();
    }

    @AfterEach
    void close() throws Exception {
        scene.postgres().dropDatabases("secret_copy");
        scene.close();
    }

    @Test
    void shouldSendSignedAddressesAndNoKeyToAgents() throws Exception {
        jenkins.buildAndAssertSuccess(job(scene.backupStep("secret", "secret")
                + "; restoreFromS3 project: 'secret', into: '" + scene.address("secret_copy")
                + "', create: true, databaseCredentialsId: '" + Scene.DATABASE_LOGIN + "'"));

        String sent = Files.readString(folder.resolve("sent"), StandardCharsets.ISO_8859_1);
        assertThat(Stream.of("X-Amz-Signature=", "partNumber=1", "/backups/secret/"))
                .allMatch(sent::contains);
        assertThat(sent.contains(scene.s3().secretKey())).isFalse();
    }

    @Test
    void shouldShowNoSecretWhileItWorks() throws Exception {
        scene.lock("secret");
        WorkflowRun run =
                job(scene.backupStep("secret", "secret")).scheduleBuild2(0).waitForStart();
        Scene.await(
                "the dump", () -> scene.isDumpWaiting() && !scene.openUploads().isEmpty());

        List<String> processes = processes();
        assertThat(processes).anyMatch(line -> line.contains("pg_dump")).anyMatch(line -> line.contains("-agent-"));
        assertThat(processes).noneMatch(line -> line.contains(PrivatePostgres.PASSWORD));
        assertThat(environments()).noneMatch(line -> line.contains(scene.s3().secretKey()));
        assertNoSecretIn(agentFolder());
        scene.unlock();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    @Test
    void shouldLeaveNoSecretBehind() throws Exception {
        Run<?, ?> run = jenkins.buildAndAssertSuccess(job(scene.backupStep("secret", "secret")));

        assertNoSecretIn(run.getRootDir().toPath());
        assertNoSecretIn(agentFolder());
        assertThat(JenkinsRule.getLog(run)).contains("[backhaul]").doesNotContain("X-Amz-");
    }

    /** All that Jenkins says to it is written down on its way. */
    private DumbSlave recordedAgent() throws Exception {
        Path script = folder.resolve("agent.sh");
        Files.writeString(
                script,
                "tee '" + folder.resolve("sent") + "' | '" + System.getProperty("java.home") + "/bin/java' -jar '"
                        + Which.jarFile(hudson.remoting.Launcher.class) + "'\n");
        DumbSlave recorded =
                new DumbSlave("recorded", agentFolder().toString(), new SimpleCommandLauncher("sh " + script));
        recorded.setRetentionStrategy(RetentionStrategy.NOOP);
        jenkins.jenkins.addNode(recorded);
        jenkins.waitOnline(recorded);
        return recorded;
    }

    private Path agentFolder() {
        return folder.resolve("agent");
    }

    private WorkflowJob job(String steps) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node('" + agent.getNodeName() + "') { " + steps + " }", true));
        return job;
    }

    private void assertNoSecretIn(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(textOf(file))
                        .as(file.toString())
                        .doesNotContain(PrivatePostgres.PASSWORD)
                        .doesNotContain(scene.s3().secretKey());
            }
        }
    }

    private static String textOf(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static List<String> processes() throws IOException {
        return ofProcesses("cmdline");
    }

    /** Of the worker and what it started; the controller itself knows the key. */
    private static List<String> environments() throws IOException {
        return ofProcesses("environ").stream()
                .filter(line -> line.contains("BACKHAUL_WORK="))
                .toList();
    }

    private static List<String> ofProcesses(String what) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(each -> each.getFileName().toString().matches("\\d+"))
                    .map(each -> each.resolve(what))
                    .map(SecrecyTest::oneLine)
                    .toList();
        }
    }

    private static String oneLine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }
}
