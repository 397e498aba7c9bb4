package io.jenkins.plugins.backhaul.testkit;

import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's {@code redis-server} on a port of 127.0.0.1, which writes nothing to disk. Closing ends it; so does the end of this program. */
public final class RedisForTests implements AutoCloseable {
    /** Ends the server when its own input ends, as it does when whoever holds the other end is killed. */
    private static final String UNTIL_INPUT_ENDS =
            "\"$@\" <&- >/dev/null & server=$!; while read -r line; do :; done; kill $server; wait $server";

    private final Process process;
    private final int port;

    private RedisForTests(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one. Further words are given to it as they are. */
    public static RedisForTests start(String... words) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of("sh", "-c", UNTIL_INPUT_ENDS, "redis", "redis-server"));
        command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
        command.addAll(List.of(words));
        RedisForTests redis = new RedisForTests(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                port);
        redis.awaitReady();
        return redis;
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    close();
                    throw new IllegalStateException("redis-server did not start: apt-get install redis-server", e);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    /** Its port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Runs redis-cli with these words, and returns what it printed, without the last line's end. */
    public String ask(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("redis-cli", "-p", "" + port));
        command.addAll(List.of(words));
        return new LocalPrograms().output(Invocation.of(command)).strip();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
