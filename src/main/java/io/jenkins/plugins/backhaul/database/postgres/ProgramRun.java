package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.OwnProgram;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.process.RunningProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a project's own program with the variables of libpq (PostgreSQL's documentation, 34.15) leading it to a database. */
final class ProgramRun {
    /** Parameters whose variable is not their name in capitals without underscores. */
    private static final Map<String, String> ODD =
            Map.of("connect_timeout", "PGCONNECT_TIMEOUT", "application_name", "PGAPPNAME");

    private static final int KEPT = 4096;

    private final Programs programs;
    private final OwnProgram program;
    private final Invocation invocation;
    private volatile String printed = "";

    ProgramRun(Programs programs, OwnProgram program, PostgresConnection connection) {
        this.programs = programs;
        this.program = program;
        this.invocation = program.elsewhere()
                .map(place -> placed(program, place, connection))
                .orElseGet(() -> pointed(Invocation.of(program.command()).in(program.folder()), connection));
    }

    /** What runs in a container was made with an address for its server's live database, often as DATABASE_URL. */
    private static Invocation placed(OwnProgram program, OwnProgram.Elsewhere place, PostgresConnection connection) {
        PostgresConnection seen = new PostgresConnection(
                place.host(), "", connection.user(), place.password(), connection.database(), connection.parameters());
        Invocation pointed = pointed(Invocation.of(program.command()), seen);
        return place.there().apply(pointed.withSecret("DATABASE_URL", seen.toAddress()));
    }

    private static Invocation pointed(Invocation invocation, PostgresConnection connection) {
        Invocation pointed = invocation.with("PGDATABASE", connection.database());
        for (Map.Entry<String, String> each : Map.of(
                        "PGHOST", connection.host(), "PGPORT", connection.port(), "PGUSER", connection.user())
                .entrySet()) {
            pointed = each.getValue().isEmpty() ? pointed : pointed.with(each.getKey(), each.getValue());
        }
        for (Map.Entry<String, String> each : connection.parameters().entrySet()) {
            pointed = pointed.with(variable(each.getKey()), each.getValue());
        }
        return connection.password().isEmpty()
                ? pointed
                : pointed.withSecret("PGPASSWORD", connection.password().get());
    }

    private static String variable(String parameter) {
        return ODD.getOrDefault(parameter, "PG" + parameter.replace("_", "").toUpperCase(Locale.ROOT));
    }

    OwnProgram.End run() throws DatabaseException, InterruptedException {
        try (RunningProgram running = programs.start(invocation)) {
            FutureTask<OwnProgram.End> end = new FutureTask<>(() -> awaitEnd(running));
            Thread waiting = new Thread(end, "waiting for " + invocation.program());
            waiting.setDaemon(true);
            waiting.start();
            try {
                return end.get(program.timeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                running.close();
                return ended(false, "no end within " + limit() + ", so it was killed", "");
            }
        } catch (ProgramException e) {
            throw new DatabaseException(e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new DatabaseException("The output of " + invocation.program() + " could not be read", e.getCause());
        }
    }

    private String limit() {
        long minutes = program.timeout().toMinutes();
        return minutes == 0 ? program.timeout().toSeconds() + " s" : minutes + " min";
    }

    private OwnProgram.End awaitEnd(RunningProgram running) throws IOException, InterruptedException {
        running.input().close();
        readAll(running.output());
        try {
            return ended(true, "exit code 0", running.await());
        } catch (ProgramException e) {
            return ended(false, "exit code " + e.exitCode(), e.errorOutput());
        }
    }

    /** Whatever it prints: only the last of it is kept, ready at any time for when it has to be killed. */
    private void readAll(InputStream output) throws IOException {
        byte[] kept = new byte[0];
        byte[] buffer = new byte[KEPT];
        for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
            byte[] both = Arrays.copyOf(kept, kept.length + n);
            System.arraycopy(buffer, 0, both, kept.length, n);
            kept = Arrays.copyOfRange(both, Math.max(0, both.length - KEPT), both.length);
            printed = new String(kept, StandardCharsets.UTF_8);
        }
    }

    private OwnProgram.End ended(boolean passed, String how, String errors) {
        String said = (blackened(printed, invocation.secrets().values()).strip() + "\n" + errors).strip();
        int start = Math.max(0, said.length() - OwnProgram.End.LONGEST);
        return new OwnProgram.End(passed, how, said.substring(start));
    }

    private static String blackened(String text, Collection<String> secrets) {
        String black = text;
        for (String secret : secrets) {
            black = secret.isEmpty() ? black : black.replace(secret, "***");
        }
        return black;
    }
}
