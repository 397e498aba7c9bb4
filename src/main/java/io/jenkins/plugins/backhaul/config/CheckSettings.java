package io.jenkins.plugins.backhaul.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something that a restored copy must pass. */
public sealed interface CheckSettings {
    /** What the project calls it. */
    String name();

    /**
     * A question that is asked of the copy. Either a value is expected, or a number in a range, or a time.
     *
     * @param sql a query that returns one value
     * @param value what it must return
     * @param min the least number that it may return
     * @param max the greatest number that it may return
     * @param youngerThan how long before the backup the time that it returns may be
     */
    record Question(
            String name,
            String sql,
            Optional<String> value,
            Optional<BigDecimal> min,
            Optional<BigDecimal> max,
            Optional<Duration> youngerThan)
            implements CheckSettings {}

    /**
     * A program of the project's own that is run against the copy, and must end with exit code 0.
     *
     * @param command the program and its arguments; no shell reads it
     * @param timeout how long it may run
     */
    record Command(String name, List<String> command, Duration timeout) implements CheckSettings {
        /** How long a command may run when nothing is said. */
        public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(10);

        /** Longer than any check may run. */
        static final Duration LONGEST_TIMEOUT = Duration.ofHours(4);

        /** Keeps a copy of the list. */
        public Command {
            command = List.copyOf(command);
        }
    }
}
