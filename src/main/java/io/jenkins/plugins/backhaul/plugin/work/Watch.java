package io.jenkins.plugins.backhaul.plugin.work;

import hudson.AbortException;
import io.jenkins.plugins.backhaul.agent.folder.Life;
import io.jenkins.plugins.backhaul.agent.folder.News;
import io.jenkins.plugins.backhaul.agent.message.MessageException;
import io.jenkins.plugins.backhaul.agent.message.Outcome;
import io.jenkins.plugins.backhaul.plugin.agent.ExchangeNews;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Watches a worker until it has ended: prints what it tells and brings it the answers to its questions. */
final class Watch {
    private static final Logger LOGGER = Logger.getLogger(Watch.class.getName());
    private static final int LONG_POLL_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 2_000;

    private final Agent agent;
    private final Line line;
    private final Journal journal;
    private final WorkLog log;
    private final Cancellation cancellation;

    Watch(Agent agent, Line line, Journal journal, WorkLog log, Cancellation cancellation) {
        this.agent = agent;
        this.line = line;
        this.journal = journal;
        this.log = log;
        this.cancellation = cancellation;
    }

    /**
     * Returns when the worker has ended; an interrupt is taken as a wish to cancel, and the worker given time to undo.
     *
     * @throws AbortException when it ended without saying how
     */
    Outcome run(Answers answers) throws IOException, InterruptedException, ControllerStopsException {
        Map<Integer, byte[]> ready = Map.of();
        while (true) {
            try {
                News news = line.call(new ExchangeNews(ready, logNext(), answers.isAnswering() ? 0 : LONG_POLL_MILLIS));
                print(news);
                if (news.isLast()) {
                    return outcome(news);
                }
                answers.ask(news.questions());
                ready = answers.take(ANSWER_MILLIS);
            } catch (InterruptedException e) {
                cancellation.request();
            }
            cancelIfWanted();
        }
    }

    private long logNext() {
        return journal.find(Journal.Entry.LOG).map(Long::valueOf).orElse(0L);
    }

    private void print(News news) throws IOException {
        if (!news.log().isEmpty()) {
            log.printAll(news.log());
            journal.put(Journal.Entry.LOG, String.valueOf(news.logNext()));
        }
    }

    private void cancelIfWanted() throws InterruptedException, AbortException {
        if (cancellation.isOverdue()) {
            throw new AbortException("The worker on the " + agent.title() + " did not end in time and was killed");
        }
        if (cancellation.isRequested()) {
            try {
                agent.cancel();
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.FINE, e, () -> "Could not cancel the work on the " + agent.title());
            }
        }
    }

    private Outcome outcome(News news) throws IOException {
        if (news.life() == Life.DEAD || news.outcome().isEmpty()) {
            throw new AbortException("The worker on the " + agent.title() + " was killed, or could not run");
        }
        try {
            Outcome outcome = Outcome.parse(news.outcome());
            journal.put(Journal.Entry.OUTCOME, news.outcome());
            return outcome;
        } catch (MessageException e) {
            throw new AbortException(
                    "The worker on the " + agent.title() + " did not say how it ended: " + e.getMessage());
        }
    }
}
