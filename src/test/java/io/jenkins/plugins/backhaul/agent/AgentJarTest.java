package io.jenkins.plugins.backhaul.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.agent.folder.News;
import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.desk.Grant;
import io.jenkins.plugins.backhaul.desk.TicketDesk;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.testkit.WorkerForTests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Opens and runs the agent jar as it was packaged. */
@Tag("packaged")
class AgentJarTest extends WorkCase {
    private static final Path JAR = Path.of("target", "backhaul-agent.jar");
    private static final long LARGEST_INSIDE_THE_PLUGIN = 2_500_000;

    @Test
    void shouldHoldWhatAnAgentNeedsAndNothingThatHasKeys() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names)
                    .contains(
                            "io/jenkins/plugins/backhaul/agent/Main.class",
                            "io/jenkins/plugins/backhaul/backup/BackUpDatabases.class",
                            "org/tukaani/xz/LZMAInputStream.class")
                    .noneMatch(name -> name.startsWith("software/"))
                    .noneMatch(name -> name.startsWith("picocli/"))
                    .noneMatch(name -> name.startsWith("hudson/"))
                    .noneMatch(name -> name.startsWith("io/jenkins/plugins/backhaul/storage/s3/"))
                    .noneMatch(name -> name.startsWith("io/jenkins/plugins/backhaul/desk/"))
                    .noneMatch(name -> name.startsWith("io/jenkins/plugins/backhaul/plugin/"))
                    .noneMatch(name -> name.startsWith("io/jenkins/plugins/backhaul/cli/"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                    .isNotBlank();
        }
    }

    @Test
    void shouldBeSmallAndWholeInsideThePlugin() throws IOException {
        Path packed = JAR.resolveSibling(JAR.getFileName() + ".bz2");

        assertThat(Files.size(packed)).isLessThan(LARGEST_INSIDE_THE_PLUGIN);
        try (InputStream unpacked = new BZip2CompressorInputStream(Files.newInputStream(packed))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(Files.readAllBytes(JAR));
        }
    }

    @Test
    void shouldBackUpAndRestoreByItself() throws Exception {
        TicketDesk desk = backupDesk();
        ObjectKey archive;
        try (WorkerForTests worker = startJar(backup())) {
            News end = worker.watchToTheEnd(desk::answer);
            assertThat(Outcome.parse(end.outcome())).isInstanceOf(Outcome.BackedUp.class);
            assertThat(desk.published().orElseThrow().manifest().origin().tool())
                    .startsWith("Backhaul 0.");
            archive = new ObjectKey(
                    "wizards/" + desk.published().orElseThrow().archive().name());
        }
        TicketDesk reading = new TicketDesk(store, Grant.toRestore(archive), memory);
        try (WorkerForTests worker = startJar(restore(archive, NAME + " copy"))) {
            News end = worker.watchToTheEnd(reading::answer);
            assertThat(Outcome.parse(end.outcome())).as(end.outcome()).isInstanceOf(Outcome.Restored.class);
        }
    }

    private WorkerForTests startJar(Order.Task task) throws Exception {
        return start(task, 60_000, JAR);
    }
}
