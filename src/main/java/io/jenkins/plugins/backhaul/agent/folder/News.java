package io.jenkins.plugins.backhaul.agent.folder;

import java.io.Serializable;
import java.util.SortedMap;

/**
 * What one round trip brought. Everything in it was written on the agent, and is as trustworthy as the agent is.
 *
 * @param log what the log says from there on, in whole lines; empty when there is nothing new
 * @param logNext where the log goes on in the next round
 * @param questions those without an answer, by number; they stay until they are answered
 * @param outcome as JSON; empty until there is one
 * @param life what is known of the worker
 */
public record News(String log, long logNext, SortedMap<Integer, byte[]> questions, String outcome, Life life)
        implements Serializable {
    /** Whether nothing more is to come. */
    public boolean isLast() {
        return log.isEmpty() && (life == Life.ENDED || life == Life.DEAD);
    }

    /** Whether there is anything to act on. */
    boolean isWorthTelling() {
        return !log.isEmpty() || !questions.isEmpty() || life == Life.ENDED || life == Life.DEAD;
    }
}
