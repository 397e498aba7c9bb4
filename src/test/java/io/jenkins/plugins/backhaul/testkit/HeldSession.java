package io.jenkins.plugins.backhaul.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A session with a server that has run some SQL and then does nothing more until it is closed. */
public final class HeldSession implements AutoCloseable {
    private static final String DONE = "held";

    private final Process psql;

    private HeldSession(Process psql) {
        this.psql = psql;
    }

    static HeldSession open(PrivatePostgres server, String connection, String password, String sql) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        List.of(server.programs().resolve("psql").toString(), "-X", "-q", "-A", "-t", "-d", connection))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("PGPASSWORD", password));
        Process psql = builder.start();
        OutputStream input = psql.getOutputStream();
        input.write((sql + "\n\\echo " + DONE + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        StringBuilder said = new StringBuilder();
        while (!said.toString().contains(DONE)) {
            int c = psql.getInputStream().read();
            if (c < 0) {
                throw new IOException("The session ended: " + said);
            }
            said.append((char) c);
        }
        return new HeldSession(psql);
    }

    /** Whether the server has ended it, or does so within that time. */
    public boolean awaitEnd(Duration patience) throws IOException, InterruptedException {
        psql.getOutputStream().write("SELECT 1;\n".getBytes(StandardCharsets.UTF_8));
        psql.getOutputStream().close();
        return psql.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) && psql.exitValue() != 0;
    }

    @Override
    public void close() {
        psql.destroyForcibly();
    }
}
