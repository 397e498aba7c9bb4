package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.Programs;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where PostgreSQL's programs are, and how one of them is run there. */
public interface PostgresTools {
    /** Stands for a server whose version is not known yet. */
    int ANY_VERSION = 0;

    /**
     * How to run a program.
     *
     * @param program its name, such as {@code pg_dump}
     * @param serverMajor the major version of the server that it will talk to, or {@link #ANY_VERSION}
     * @return the program without arguments: those follow its last word
     * @throws DatabaseException when it is not installed, or only in versions that are too old for the server
     */
    Tool find(String program, int serverMajor) throws DatabaseException;

    /** The programs that are installed on this machine, in the server's own version where there are several. */
    static PostgresTools onThisMachine(Programs programs) {
        return new InstalledTools(programs, InstalledTools.usualFolders());
    }

    /**
     * The programs inside a container or on another machine: its own, found by its own search path.
     *
     * @param there turns what would be run here into what runs it there
     */
    static PostgresTools elsewhere(UnaryOperator<Invocation> there) {
        return new Elsewhere(there);
    }

    /** Whether they run on this machine, so that what they reach can be reached from here. */
    default boolean areHere() {
        return true;
    }

    /**
     * Programs that are not on this machine.
     *
     * @param there turns what would be run here into what runs it there
     */
    record Elsewhere(UnaryOperator<Invocation> there) implements PostgresTools {
        @Override
        public Tool find(String program, int serverMajor) {
            return new Tool(List.of(program), there);
        }

        @Override
        public boolean areHere() {
            return false;
        }
    }

    /**
     * A program that was found.
     *
     * @param command how it is called
     * @param place turns what would be run here into what runs it where the program is
     */
    record Tool(List<String> command, UnaryOperator<Invocation> place) {
        /** Keeps a copy of the command. */
        public Tool {
            command = List.copyOf(command);
        }
    }
}
