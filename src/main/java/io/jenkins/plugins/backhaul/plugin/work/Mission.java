package io.jenkins.plugins.backhaul.plugin.work;

import hudson.model.Run;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.storage.presigned.TicketStore;
import java.io.IOException;
import java.util.Optional;

/**
 * What one kind of step does before its work on the agent and after it.
 *
 * @param <R> what comes of it
 */
public interface Mission<R> {
    /** Decides and checks what is to be done, before anything is touched; nothing when nothing is to be done, which it says. */
    Optional<Assignment> assign(Surroundings where) throws IOException, InterruptedException;

    /** Opens the store that the assignment names; the caller closes it. */
    TicketStore openStore(Run<?, ?> run, String store) throws IOException;

    /** What comes of it when nothing was to be done. */
    default R nothing() {
        throw new IllegalStateException("There is always something to do");
    }

    /** What came of it. Asked once more when the controller was killed meanwhile. */
    R conclude(Outcome outcome, Finished finished) throws IOException;
}
