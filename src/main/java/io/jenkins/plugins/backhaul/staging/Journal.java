package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a reset that is not over has done: a small file that is replaced as a whole. Whoever gives
 * the same order again goes on from it.
 */
final class Journal {
    /** What was seen then is worth nothing any more: staging has been worked on since. */
    static final Duration LONGEST = Duration.ofHours(24);

    /** The same as long as its databases are still the ones that were backed up: who works on them must not lose that. */
    static final Duration LONGEST_BEFORE_THE_DATABASES = Duration.ofHours(1);

    private final Path file;
    private State state;

    private Journal(Path file, State state) {
        this.file = file;
        this.state = state;
    }

    /**
     * What stands in the file.
     *
     * @param order the order in words
     * @param begun when its first run began
     * @param done what is done, by the names of the phases, in their order
     * @param intended what a phase was about to make when it did what must not be repeated, by their names
     * @param notes what a phase has noted before it did something that must be found again
     */
    record State(
            String order,
            Instant begun,
            Map<String, Made> done,
            Map<String, Made> intended,
            Map<String, String> notes) {
        State {
            done = done == null ? Map.of() : new LinkedHashMap<>(done);
            intended = intended == null ? Map.of() : Map.copyOf(intended);
            notes = notes == null ? Map.of() : Map.copyOf(notes);
        }

        boolean isTooOld(Instant now, boolean replaced) {
            return begun.plus(replaced ? LONGEST : LONGEST_BEFORE_THE_DATABASES).isBefore(now);
        }

        Optional<String> noted(String name) {
            return Optional.ofNullable(notes.get(name));
        }

        State with(Map<String, String> otherNotes) {
            return new State(order, begun, done, intended, otherNotes);
        }

        State with(String phase, Made made) {
            Map<String, Made> more = new LinkedHashMap<>(done);
            more.put(phase, made);
            Map<String, Made> left = new LinkedHashMap<>(intended);
            left.remove(phase);
            return new State(order, begun, more, left, notes);
        }

        State intending(String phase, Made made) {
            Map<String, Made> more = new LinkedHashMap<>(intended);
            more.put(phase, made);
            return new State(order, begun, done, more, notes);
        }
    }

    private static Path fileIn(Path records) {
        return records.resolve("journal.json");
    }

    private static JsonFile<State> at(Path file) {
        return new JsonFile<>(file, null, State.class);
    }

    /**
     * What stands in the journal.
     *
     * @param records a folder that only its owner can look into
     * @return nothing when no reset is unfinished
     * @throws ArchiveException when it cannot be understood
     */
    static Optional<State> read(Path records) throws IOException {
        try {
            Optional<State> state = Optional.ofNullable(at(fileIn(records)).read());
            if (state.filter(read -> read.order() == null || read.begun() == null)
                    .isPresent()) {
                throw new ArchiveException("The journal of the last reset in " + records + " is not whole");
            }
            return state;
        } catch (ArchiveException e) {
            throw new ArchiveException(e.getMessage() + ". Begin anew with --start-over", e);
        }
    }

    /** Goes on with what an earlier run has done, or begins. */
    static Journal open(Path records, ResetOrder order, Clock clock) throws IOException {
        Optional<State> earlier = read(records);
        Journal journal = new Journal(
                fileIn(records),
                earlier.orElseGet(() -> new State(order.words(), clock.instant(), Map.of(), Map.of(), Map.of())));
        if (earlier.isEmpty()) {
            journal.write(journal.state);
        }
        return journal;
    }

    /** Forgets an unfinished reset. */
    static void forget(Path records) throws IOException {
        Files.deleteIfExists(fileIn(records));
    }

    /** What a phase has made; nothing when it was not done yet. */
    Optional<Made> made(String phase) {
        return Optional.ofNullable(state.done().get(phase));
    }

    /** A fact that a phase has left; nothing when it left none. */
    Optional<String> fact(String phase, String name) {
        return made(phase).flatMap(made -> made.fact(name));
    }

    /** What was noted under that name, by whichever run. */
    Optional<String> noted(String name) {
        return state.noted(name);
    }

    /** Everything that was done, in its order. */
    Map<String, Made> done() {
        return new LinkedHashMap<>(state.done());
    }

    void note(String name, String value) throws IOException {
        Map<String, String> notes = new LinkedHashMap<>(state.notes());
        notes.put(name, value);
        write(state.with(notes));
    }

    void erase(String name) throws IOException {
        Map<String, String> notes = new LinkedHashMap<>(state.notes());
        if (notes.remove(name) != null) {
            write(state.with(notes));
        }
    }

    /** Before a phase does what must not be repeated: what it will have made then. */
    void intend(String phase, Made made) throws IOException {
        write(state.intending(phase, made));
    }

    /** What a phase was about to make, when a run came no further. */
    Optional<Made> intended(String phase) {
        return Optional.ofNullable(state.intended().get(phase));
    }

    void add(String phase, Made made) throws IOException {
        write(state.with(phase, made));
    }

    /** All is done: the next order is a new one. */
    void end() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Also when this thread was interrupted, which closes files that are being written. */
    private void write(State next) throws IOException {
        state = next;
        boolean interrupted = Thread.interrupted();
        try {
            at(file).write(state);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
