package io.jenkins.plugins.backhaul.database.postgres;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Statements that follow each other and each lock only the tables they name, spread over the sessions. Two of them that
 * would lock each other out run in the dump's order.
 */
final class SideBySide {
    private final Deque<LoadSession> idle;
    private final Runner runner;
    private final List<Build> waiting = new ArrayList<>();
    private final List<Build> running = new ArrayList<>();
    private final BlockingQueue<Build> done = new LinkedBlockingQueue<>();

    /** Spreads over these, each of which runs one at a time. */
    SideBySide(List<LoadSession> sessions, Runner runner) {
        this.idle = new ArrayDeque<>(sessions);
        this.runner = runner;
    }

    static boolean takes(StatementKind kind) {
        return kind == StatementKind.INDEX || kind == StatementKind.KEY || kind == StatementKind.FOREIGN_KEY;
    }

    /** Adds one, and starts what can be started. */
    void add(SqlStatement statement, StatementKind kind) {
        String table = kind.table(statement, "table");
        Set<String> tables = kind == StatementKind.FOREIGN_KEY
                ? Set.copyOf(List.of(table, kind.table(statement, "other")))
                : Set.of(table);
        waiting.add(new Build(statement, kind, tables));
        startWhatCanStart();
    }

    /** Waits until all are done. */
    void finish() throws InterruptedException {
        while (!running.isEmpty()) {
            Build build = done.take();
            running.remove(build);
            idle.add(build.session);
            startWhatCanStart();
        }
    }

    private void startWhatCanStart() {
        List<Build> ahead = new ArrayList<>(running);
        for (Build build : List.copyOf(waiting)) {
            if (!idle.isEmpty() && ahead.stream().noneMatch(build::isBehind)) {
                waiting.remove(build);
                start(build);
            }
            ahead.add(build);
        }
    }

    private void start(Build build) {
        build.session = idle.remove();
        running.add(build);
        build.session.submit(psql -> runner.run(psql, build.statement, build.kind), () -> done.add(build));
    }

    /** Runs a statement. */
    @FunctionalInterface
    interface Runner {
        void run(PsqlSession psql, SqlStatement statement, StatementKind kind) throws IOException;
    }

    private static final class Build {
        private final SqlStatement statement;
        private final StatementKind kind;
        private final Set<String> tables;
        private LoadSession session;

        Build(SqlStatement statement, StatementKind kind, Set<String> tables) {
            this.statement = statement;
            this.kind = kind;
            this.tables = tables;
        }

        /** Whether both cannot run at once. */
        boolean isBehind(Build other) {
            boolean bothIndexes = kind == StatementKind.INDEX && other.kind == StatementKind.INDEX;
            return !bothIndexes && tables.stream().anyMatch(other.tables::contains);
        }
    }
}
