package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Loads a plain dump through one session or several. The statements run in the dump's order; with several sessions the rows
 * of a large table are dealt out to them, and indexes and keys that follow each other are built side by side.
 */
final class PlainLoad implements AutoCloseable {
    private static final int BUFFERS_PER_SESSION = 3;

    private final List<LoadSession> sessions = new ArrayList<>();
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private final LoadNotes notes;
    private final BlockingQueue<byte[]> buffers;
    private final SideBySide builds;
    private boolean copying;
    private boolean inTransaction;
    private boolean allInOne;

    /**
     * Loads through these.
     *
     * @param psqls one at least; closed with this
     */
    PlainLoad(List<PsqlSession> psqls, LoadNotes notes) {
        psqls.forEach(psql -> sessions.add(new LoadSession(psql, failure)));
        this.notes = notes;
        int count = BUFFERS_PER_SESSION * sessions.size();
        buffers = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            buffers.add(new byte[DumpBytes.CAPACITY]);
        }
        builds = new SideBySide(sessions, this::run);
    }

    /**
     * Loads through one session, in whose transaction all of it stays: that of large objects, which a dump has of its own, would end
     * the transaction in the middle.
     */
    static PlainLoad inTransactionOf(PsqlSession psql, LoadNotes notes) {
        PlainLoad load = new PlainLoad(List.of(psql), notes);
        load.inTransaction = true;
        load.allInOne = true;
        return load;
    }

    /**
     * Loads all of it.
     *
     * @throws DatabaseException when a statement was refused that the restore cannot do without
     */
    void load(PlainDumpReader dump) throws IOException, InterruptedException {
        for (DumpItem item = dump.next(); item != null; item = dump.next()) {
            if (item instanceof CopyBlock block) {
                finishBuilds();
                deal(block, dump);
            } else if (item instanceof SqlStatement statement) {
                handle(statement);
            }
            throwFailure();
        }
        finishBuilds();
        finishCopies();
    }

    private void deal(CopyBlock block, PlainDumpReader dump) throws IOException, InterruptedException {
        copying = true;
        boolean shared = !inTransaction;
        LoadSession session = shared ? leastBusy() : sessions.get(0);
        byte[] buffer = buffers.take();
        for (int length = dump.readData(buffer); length >= 0; length = dump.readData(buffer)) {
            boolean wholeLines = buffer[length - 1] == '\n';
            session.copy(block, buffer, length, buffers);
            buffer = buffers.take();
            throwFailure();
            session = shared && wholeLines ? leastBusy() : session;
        }
        buffers.add(buffer);
    }

    private LoadSession leastBusy() {
        LoadSession least = sessions.get(0);
        for (LoadSession session : sessions) {
            least = session.waiting() < least.waiting() ? session : least;
        }
        return least;
    }

    private void handle(SqlStatement statement) throws IOException, InterruptedException {
        finishCopies();
        StatementKind kind = StatementKind.of(statement);
        if (allInOne && (kind == StatementKind.BEGIN || kind == StatementKind.END)) {
            return;
        }
        if (!inTransaction && SideBySide.takes(kind)) {
            builds.add(statement, kind);
            return;
        }
        finishBuilds();
        int needed = kind == StatementKind.SETTING ? sessions.size() : 1;
        for (LoadSession session : sessions.subList(0, needed)) {
            CountDownLatch done = new CountDownLatch(1);
            session.submit(psql -> run(psql, statement, kind), done::countDown);
            await(done);
        }
        if (kind == StatementKind.BEGIN || kind == StatementKind.END) {
            inTransaction = kind == StatementKind.BEGIN;
        }
    }

    private void run(PsqlSession psql, SqlStatement statement, StatementKind kind) throws DatabaseException {
        try {
            psql.execute(statement.bytes());
        } catch (SqlException e) {
            if (!isSettled(psql, statement, kind, e)) {
                throw new DatabaseException(
                        "Line " + statement.line() + " of the dump could not be restored: " + e.getMessage() + " ("
                                + statement.shown() + " …)",
                        e);
            }
        }
    }

    private boolean isSettled(PsqlSession psql, SqlStatement statement, StatementKind kind, SqlException refusal)
            throws DatabaseException {
        return kind == StatementKind.POLICY
                ? new PolicyStatement(statement, psql).restore(refusal, notes)
                : notes.tolerates(statement, kind, refusal);
    }

    private void finishBuilds() throws IOException, InterruptedException {
        builds.finish();
        throwFailure();
    }

    private void finishCopies() throws IOException, InterruptedException {
        if (!copying) {
            return;
        }
        CountDownLatch ends = new CountDownLatch(sessions.size());
        sessions.forEach(session -> session.submit(psql -> {}, ends::countDown));
        await(ends);
        copying = false;
    }

    private void await(CountDownLatch done) throws IOException, InterruptedException {
        done.await();
        throwFailure();
    }

    private void throwFailure() throws IOException {
        IOException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void close() {
        sessions.forEach(LoadSession::close);
    }
}
