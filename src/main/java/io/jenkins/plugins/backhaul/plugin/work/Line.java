package io.jenkins.plugins.backhaul.plugin.work;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.backhaul.agent.folder.News;
import io.jenkins.plugins.backhaul.plugin.agent.ExchangeNews;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The line to a worker. It may be cut, by the network or by a restart on either side; then this waits until it is back. */
final class Line {
    private static final Logger LOGGER = Logger.getLogger(Line.class.getName());
    private static final long PAUSE_MILLIS = 1000;

    /** Some agents add themselves again only some time after a controller has started. */
    private static final Duration TIME_TO_BE_ADDED = Duration.ofMinutes(5);

    private final Controller controller;
    private final Agent agent;
    private final WorkLog log;
    private final Cancellation cancellation;
    private final Duration patience;
    private long cutSince;
    private String fault = "it is offline";

    Line(Controller controller, Agent agent, WorkLog log, Cancellation cancellation, Duration patience) {
        this.controller = controller;
        this.agent = agent;
        this.log = log;
        this.cancellation = cancellation;
        this.patience = patience;
    }

    /**
     * One round trip.
     *
     * @throws AbortException when the agent did not come back, saying so
     * @throws ControllerStopsException when this Jenkins is about to end
     */
    News call(ExchangeNews exchange) throws IOException, InterruptedException, ControllerStopsException {
        while (true) {
            controller.leaveIfStopping();
            Optional<News> news = attempt(exchange);
            controller.leaveIfStopping();
            if (news.isPresent()) {
                tellThatItIsBack();
                return news.get();
            }
            giveUpIfFutile();
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private Optional<News> attempt(ExchangeNews exchange) throws IOException, InterruptedException {
        Optional<FilePath> folder = agent.reach();
        try {
            return folder.isPresent() ? Optional.of(folder.get().act(exchange)) : Optional.empty();
        } catch (NoSuchFileException e) {
            throw new AbortException("The work on the " + agent.title() + " cannot be found any more: its folder "
                    + agent.folder() + " is gone");
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "No news from the " + agent.title());
            fault = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return Optional.empty();
        }
    }

    private void tellThatItIsBack() {
        if (cutSince != 0) {
            log.print("The " + agent.title() + " is back");
            cutSince = 0;
        }
    }

    private void giveUpIfFutile() throws AbortException {
        if (cancellation.isFutile()) {
            throw new AbortException("The " + agent.title() + " is away, so the work there could not be told to end; it"
                    + " ends by itself when nobody has asked for it for " + inWords(patience));
        }
        long now = System.nanoTime();
        if (cutSince == 0) {
            cutSince = now;
            log.print("Lost the " + agent.title() + " (" + fault + "); its work goes on, and is waited for up to "
                    + inWords(patience));
        } else if (!agent.exists() && now - cutSince > TIME_TO_BE_ADDED.toNanos()) {
            throw new AbortException("The " + agent.title() + " was removed while it worked");
        } else if (now - cutSince > patience.toNanos()) {
            throw new AbortException("The " + agent.title() + " did not come back within " + inWords(patience)
                    + "; by then the work there has ended by itself and undone what it began");
        }
    }

    private static String inWords(Duration time) {
        return time.toSeconds() <= 90 ? time.toSeconds() + " seconds" : time.toMinutes() + " minutes";
    }
}
