package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.OwnProgram;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.process.RunningProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Starts PostgreSQL's programs where they are, and hands them the password out of sight. */
final class Toolbox {
    private final Programs programs;
    private final PostgresTools tools;
    private final Map<String, PostgresTools.Tool> found = new ConcurrentHashMap<>();

    Toolbox(Programs programs, PostgresTools tools) {
        this.programs = programs;
        this.tools = tools;
    }

    /**
     * Starts a program.
     *
     * @param password for its environment
     */
    RunningProgram start(String program, int serverMajor, Optional<String> password, List<String> arguments)
            throws DatabaseException {
        PostgresTools.Tool tool = find(program, serverMajor);
        List<String> command = new ArrayList<>(tool.command());
        command.addAll(arguments);
        // Messages in English, as some of them are told apart by their words.
        Invocation invocation = Invocation.of(command).with("LC_ALL", "C");
        if (password.isPresent()) {
            invocation = invocation.withSecret("PGPASSWORD", password.get());
        }
        try {
            return programs.start(tool.place().apply(invocation));
        } catch (ProgramException e) {
            throw new DatabaseException(e.getMessage(), e);
        }
    }

    /** Runs a project's own program against a database. */
    OwnProgram.End run(OwnProgram program, PostgresConnection connection)
            throws DatabaseException, InterruptedException {
        if (!tools.areHere() && program.elsewhere().isEmpty()) {
            throw new DatabaseException("A program of this machine cannot reach " + connection
                    + " inside its container. Restore on a server that can be reached");
        }
        return new ProgramRun(programs, program, connection).run();
    }

    /** Throws when the program is missing or too old, so that nothing is begun that could not be ended. */
    void require(String program, int serverMajor) throws DatabaseException {
        find(program, serverMajor);
    }

    private PostgresTools.Tool find(String program, int serverMajor) throws DatabaseException {
        String key = program + ' ' + serverMajor;
        PostgresTools.Tool known = found.get(key);
        if (known == null) {
            known = tools.find(program, serverMajor);
            found.put(key, known);
        }
        return known;
    }
}
