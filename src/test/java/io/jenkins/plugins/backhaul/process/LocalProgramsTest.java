package io.jenkins.plugins.backhaul.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LocalProgramsTest {
    private static final int MEGABYTE = 1024 * 1024;

    private final Programs programs = new LocalPrograms();

    @TempDir
    private Path folder;

    @Test
    void shouldReturnWhatAProgramPrints() throws Exception {
        assertThat(programs.output(Invocation.of("printf", "%s-%s", "ä b", "$HOME;`id`")))
                .isEqualTo("ä b-$HOME;`id`");
    }

    @Test
    void shouldPassInputThrough() throws Exception {
        try (RunningProgram cat = programs.start(Invocation.of("cat"))) {
            cat.input().write("hello".getBytes(StandardCharsets.UTF_8));
            cat.input().close();

            assertThat(cat.output().readAllBytes()).asString().isEqualTo("hello");
            assertThat(cat.await()).isEmpty();
        }
    }

    @Test
    void shouldNotStallWhenMuchIsPrintedOnBothStreams() throws Exception {
        try (RunningProgram program = programs.start(shell("head -c 1048576 /dev/zero | tr '\\0' e >&2;"
                + " head -c 1048576 /dev/zero | tr '\\0' o; echo last >&2"))) {
            assertThat(program.output().readAllBytes()).hasSize(MEGABYTE).containsOnly('o');

            String errors = program.await();

            assertThat(errors)
                    .hasSizeLessThanOrEqualTo(ErrorTail.LIMIT)
                    .startsWith("eee")
                    .endsWith("elast");
        }
    }

    @Test
    void shouldTellExitCodeAndErrorOutput() {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> programs.output(shell("echo it broke >&2; exit 3")))
                .withMessage("sh ended with exit code 3: it broke")
                .matches(e -> e.exitCode() == 3)
                .matches(e -> e.errorOutput().equals("it broke"));
    }

    @Test
    void shouldTellThatAProgramIsNotInstalled() {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> programs.start(Invocation.of("no-such-program", "x")))
                .withMessage("no-such-program cannot be started: it is not installed, or not on the PATH")
                .matches(e -> e.exitCode() == ProgramException.NOT_STARTED);
    }

    @Test
    void shouldTellThatAProgramIsNotExecutable() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no program");

        assertThatThrownBy(() -> programs.start(Invocation.of(text.toString())))
                .hasMessage(text + " cannot be started: it is not an executable program");
    }

    @Test
    void shouldTellThatTheFolderIsMissing() {
        assertThatThrownBy(() -> programs.start(Invocation.of("cat").in(folder.resolve("missing"))))
                .hasMessageContaining("cat cannot be started in ")
                .hasMessageEndingWith("missing: no such folder");
    }

    @Test
    void shouldHandSecretsToTheProgramOnly() throws Exception {
        Invocation invocation =
                shell("echo $TOKEN; echo \"said $TOKEN\" >&2; exit $CODE").withSecret("TOKEN", "s3cret");

        assertThat(programs.output(invocation.with("CODE", "0"))).isEqualTo("s3cret\n");
        assertThatThrownBy(() -> programs.output(invocation.with("CODE", "1")))
                .hasMessage("sh ended with exit code 1: said ***");
        assertThat(invocation.toString()).doesNotContain("s3cret");
    }

    @Test
    void shouldRefuseEndlessOutput() {
        assertThatThrownBy(() -> programs.output(Invocation.of("yes"))).hasMessage("yes printed more than 16 MiB");
    }

    @Test
    void shouldKillChildrenToo() throws Exception {
        Path pid = folder.resolve("pid");
        RunningProgram program = programs.start(shell("sleep 600 & echo $! > " + pid + "; echo ready; wait"));
        program.output().read();
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        program.close();

        child.onExit().get(10, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void shouldKillTheProgramWhenTheWaitingThreadIsInterrupted() throws Exception {
        RunningProgram program = programs.start(Invocation.of("sleep", "600"));
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicReference<Exception> thrown = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            try {
                waiting.countDown();
                program.await();
            } catch (IOException | InterruptedException e) {
                thrown.set(e);
            }
        });
        waiter.start();
        waiting.await();

        waiter.interrupt();
        waiter.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(program::await).hasMessage("sleep ended with exit code 137");
    }

    @Test
    void shouldFailToWriteToAProgramThatIsGone() throws Exception {
        try (RunningProgram program = programs.start(shell("exit 4"))) {
            assertThatThrownBy(program::await).hasMessage("sh ended with exit code 4");
            assertThatThrownBy(() -> {
                        program.input().write(new byte[MEGABYTE]);
                        program.input().flush();
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private static Invocation shell(String script) {
        return Invocation.of("sh", "-c", script);
    }

    @Test
    void shouldKeepHiddenVariablesFromPrograms() throws Exception {
        assertThat("\n" + new LocalPrograms().output(Invocation.of("env"))).contains("\nPATH=");
        assertThat("\n" + new LocalPrograms(Set.of("PATH")).output(Invocation.of("/usr/bin/env")))
                .doesNotContain("\nPATH=");
    }
}
