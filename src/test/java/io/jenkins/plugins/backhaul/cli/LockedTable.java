package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A table that nobody else can read while this is open, as during an ALTER TABLE. */
final class LockedTable implements AutoCloseable {
    private final PrivatePostgres server;
    private final Process session;

    private LockedTable(PrivatePostgres server, Process session) {
        this.server = server;
        this.session = session;
    }

    static LockedTable lock(PrivatePostgres server, String database, String table) throws Exception {
        Process session = new ProcessBuilder(
                        server.programs().resolve("psql").toString(), "-X", "-q", Cli.uri(database))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        OutputStream input = session.getOutputStream();
        input.write(("BEGIN; LOCK TABLE " + table + ";\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        LockedTable locked = new LockedTable(server, session);
        locked.await("granted AND mode = 'AccessExclusiveLock'");
        return locked;
    }

    void awaitSomebodyWaiting() throws InterruptedException {
        await("NOT granted");
    }

    private void await(String condition) throws InterruptedException {
        for (int tries = 0; tries < 1000; tries++) {
            String count = server.sql(
                    "postgres", "SELECT count(*) FROM pg_locks WHERE locktype = 'relation' AND " + condition);
            if (!count.strip().equals("0")) {
                return;
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("No such lock after 20 seconds: " + condition);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        session.getOutputStream().close();
        session.waitFor();
    }
}
