package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import java.io.IOException;
import java.util.Optional;

/** One step of a reset. It can be killed at any moment, and is then run anew from its beginning. */
interface Phase {
    /** Its name in plan, journal and messages. */
    String name();

    /** What it does, for the plan: a sentence without a full stop. */
    String intent();

    /** Whether what comes after it must not be done without it. */
    default boolean isEssential() {
        return true;
    }

    /**
     * Does it.
     *
     * @param journal what earlier phases have made; takes notes that are there even when this process is killed
     * @throws IOException when it was not done; the message says how things are now
     */
    Made run(Journal journal, Progress progress) throws IOException, InterruptedException;

    /**
     * Finds out whether a run that was killed, or lost its connection, has done it after all.
     *
     * @param intended what it was about to make, as the journal has it
     * @return nothing when it has not, or only in part, or that cannot be told
     * @throws IOException when that cannot be seen
     */
    default Optional<Made> found(Made intended) throws IOException {
        return Optional.empty();
    }

    /**
     * What is no longer as this phase has left it, in an earlier run; nothing when all holds.
     *
     * @throws IOException when that cannot be seen
     */
    default Optional<String> doubt(Made made) throws IOException {
        return Optional.empty();
    }
}
