package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.postgres.PostgresDatabase;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Dumps one database straight into another one, whose contents it replaces in one transaction. */
final class HandOver {
    private static final int BUFFER = 1 << 20;

    private final PostgresDatabase from;
    private final PostgresDatabase to;

    HandOver(PostgresDatabase from, PostgresDatabase to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Hands over.
     *
     * @return what a person should know though nothing failed
     * @throws IOException when it failed; the other database is as it was, unless the message says otherwise
     * @throws InterruptedException when this thread was interrupted; the other database is as it was
     */
    List<String> run() throws IOException, InterruptedException {
        AtomicReference<Exception> fault = new AtomicReference<>();
        try (Dump dump = from.openDump(DumpFormat.PLAIN);
                PipedInputStream in = new PipedInputStream(BUFFER)) {
            Fingerprint expected = dump.fingerprint(Fingerprint.Depth.ROWS);
            PipedOutputStream out = new PipedOutputStream(in);
            Thread writer = new Thread(() -> write(dump, out, fault), "dump to hand over");
            writer.setDaemon(true);
            writer.start();
            try {
                return to.replaceContents(in, expected);
            } catch (IOException e) {
                if (fault.get() instanceof IOException first) {
                    first.addSuppressed(e);
                    throw first;
                }
                throw e;
            } finally {
                in.close();
                writer.interrupt();
                writer.join();
            }
        }
    }

    /** Notes what went wrong before the reader meets the end, which tells it nothing but that the dump is cut off. */
    private static void write(Dump dump, PipedOutputStream out, AtomicReference<Exception> fault) {
        try (out) {
            try {
                dump.writeTo(out);
            } catch (IOException | InterruptedException | RuntimeException e) {
                fault.set(e);
            }
        } catch (IOException e) {
            fault.compareAndSet(null, e);
        }
    }
}
