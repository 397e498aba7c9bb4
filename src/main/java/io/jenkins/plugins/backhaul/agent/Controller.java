package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.folder.Workbench;
import io.jenkins.plugins.backhaul.agent.message.Answer;
import io.jenkins.plugins.backhaul.agent.message.Question;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.IOException;
import java.time.Duration;

/** Whoever watches and has the keys. Safe for use by several threads. */
final class Controller {
    /** The watch ends the work earlier when nobody is there. */
    private static final Duration FOREVER = Duration.ofDays(30);

    private final Workbench bench;

    Controller(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Asks, and waits until there is an answer; a controller that was restarted finds the question again.
     *
     * @throws StorageException when the answer is a failure: the same as arose there
     */
    <A extends Answer> A ask(Question question, Class<A> type) throws StorageException {
        return ask(question, type, FOREVER);
    }

    <A extends Answer> A ask(Question question, Class<A> type, Duration patience) throws StorageException {
        try {
            byte[] json = bench.ask(question.toJson(), patience)
                    .orElseThrow(() -> new StorageException("The controller did not answer"));
            Answer answer = Answer.parse(json);
            if (answer instanceof Answer.Failed failed) {
                throw failed.exception();
            }
            if (!type.isInstance(answer)) {
                throw new StorageException("The controller answered something else than it was asked");
            }
            return type.cast(answer);
        } catch (StorageException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("Asking the controller was interrupted.", e);
        } catch (IOException e) {
            throw new StorageException("The controller cannot be asked: " + e.getMessage(), e);
        }
    }
}
