package io.jenkins.plugins.backhaul.agent.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder with the worker's side in this process. */
class WorkFolderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path parent;

    private Path path;
    private WorkFolder folder;
    private Workbench bench;

    @BeforeEach
    void create() throws IOException {
        path = parent.resolve("work");
        folder = WorkFolder.create(path, "the order".getBytes(UTF_8));
        bench = new Workbench(path);
    }

    @Test
    void shouldHandOverTheOrderOnce() throws Exception {
        assertThat(bench.order()).isEqualTo("the order".getBytes(UTF_8));
        assertThatThrownBy(() -> WorkFolder.create(path, new byte[0])).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void shouldAskAndAnswerAndKeepNothingOfIt() throws Exception {
        bench.showLife();
        CompletableFuture<Optional<byte[]>> asked = ask("why?");
        News news = folder.exchange(new TreeMap<>(), 0, 10_000);
        assertThat(news.questions()).containsOnlyKeys(1);
        assertThat(folder.exchange(new TreeMap<>(), 0, 0).questions()).containsOnlyKeys(1);

        News next = folder.exchange(new TreeMap<>(Map.of(1, "because".getBytes(UTF_8))), 0, 0);

        assertThat(next.questions()).isEmpty();
        assertThat(asked.get()).hasValueSatisfying(answer -> assertThat(answer).isEqualTo("because".getBytes(UTF_8)));
        folder.exchange(new TreeMap<>(Map.of(1, "too late".getBytes(UTF_8))), 0, 0);
        assertThat(files("questions")).isEmpty();
        assertThat(files("answers")).isEmpty();
    }

    @Test
    void shouldKeepEverythingFromOtherPeoplesEyes() throws Exception {
        bench.showLife();
        bench.log("x");
        bench.finish(new byte[] {1});
        folder.exchange(new TreeMap<>(), 0, 0);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
        try (Stream<Path> all = Files.walk(path)) {
            assertThat(all.filter(Files::isRegularFile).toList()).hasSize(5).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void shouldTellTheLogInWholeLinesAndThenTheOutcome() throws Exception {
        bench.showLife();
        bench.log("första");
        News first = folder.exchange(new TreeMap<>(), 0, 0);
        assertThat(first.log()).isEqualTo("första\n");
        Files.writeString(path.resolve("log"), "half", StandardOpenOption.APPEND);
        assertThat(folder.exchange(new TreeMap<>(), first.logNext(), 0).log()).isEmpty();
        bench.log(" and half");
        bench.finish("done".getBytes(UTF_8));

        News second = folder.exchange(new TreeMap<>(), first.logNext(), 0);
        assertThat(second.log()).isEqualTo("half and half\n");
        assertThat(second.outcome()).isEqualTo("done");
        assertThat(second.life()).isEqualTo(Life.ENDED);
        assertThat(second.isLast()).isFalse();
        assertThat(folder.exchange(new TreeMap<>(), second.logNext(), 0).isLast())
                .isTrue();
    }

    @Test
    void shouldReturnAtOnceWhenThereIsNewsAndInTimeWhenThereIsNone() throws Exception {
        bench.showLife();
        long begun = System.nanoTime();
        assertThat(folder.exchange(new TreeMap<>(), 0, 300).life()).isEqualTo(Life.WORKING);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofMillis(300), PATIENCE);
    }

    @Test
    void shouldTellAWorkerThatNeverCameFromOneThatWillCome() throws Exception {
        assertThat(folder.exchange(new TreeMap<>(), 0, 0).life()).isEqualTo(Life.STARTING);
        Files.setLastModifiedTime(
                path.resolve("order.json"), FileTime.from(Instant.now().minusSeconds(90)));
        assertThat(folder.exchange(new TreeMap<>(), 0, 0).life()).isEqualTo(Life.DEAD);
    }

    @Test
    void shouldNotTakeAnotherProcessForTheWorker() throws Exception {
        Files.writeString(path.resolve("alive"), ProcessHandle.current().pid() + " 1000");
        assertThat(folder.exchange(new TreeMap<>(), 0, 0).life()).isEqualTo(Life.DEAD);
    }

    @Test
    void shouldLeaveTheReasonThatTheWorkerCouldNotBeStarted() throws Exception {
        new ProcessBuilder(folder.launch("/no/such/java", "agent.jar")).start().waitFor();
        for (int tries = 0; tries < 100 && folder.console().isEmpty(); tries++) {
            Thread.sleep(50);
        }
        assertThat(folder.console()).contains("/no/such/java");
    }

    @Test
    void shouldSayThatTheFolderIsGone() throws Exception {
        folder.remove();
        folder.remove();
        assertThatThrownBy(() -> folder.exchange(new TreeMap<>(), 0, 0))
                .hasMessageContaining("The folder of the work is gone from this machine: " + path);
        assertThat(bench.isCancelled()).isTrue();
    }

    @Test
    void shouldRefuseAQuestionThatIsTooLarge() throws Exception {
        bench.showLife();
        try (var file = new RandomAccessFile(path.resolve("questions/1").toFile(), "rw")) {
            file.setLength(Layout.LARGEST_QUESTION + 1L);
        }
        assertThatThrownBy(() -> folder.exchange(new TreeMap<>(), 0, 0)).hasMessageContaining("is larger than");
    }

    private CompletableFuture<Optional<byte[]>> ask(String question) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return bench.ask(question.getBytes(UTF_8), PATIENCE);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private String[] files(String name) {
        return path.resolve(name).toFile().list();
    }
}
