package io.jenkins.plugins.backhaul.plugin.work;

import hudson.model.Computer;
import io.jenkins.plugins.backhaul.desk.TicketDesk;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers a worker's questions beside the watch over it: one answer may take minutes, and the worker must not think itself alone. */
final class Answers {
    private static final int AT_A_TIME = 8;
    private static final int LONGEST_QUESTION = 32 << 20;

    private final TicketDesk desk;
    private final Map<Integer, CompletableFuture<byte[]>> open = new HashMap<>();

    Answers(TicketDesk desk) {
        this.desk = desk;
    }

    /** Begins to answer those questions that are new. */
    void ask(Map<Integer, byte[]> questions) {
        questions.forEach((number, question) -> {
            if (open.size() < AT_A_TIME && question.length <= LONGEST_QUESTION) {
                open.computeIfAbsent(
                        number,
                        any -> CompletableFuture.supplyAsync(
                                () -> desk.answer(question), Computer.threadPoolForRemoting));
            }
        });
    }

    boolean isAnswering() {
        return !open.isEmpty();
    }

    /** Waits until an answer is there, but not longer than that, and takes all that are. */
    Map<Integer, byte[]> take(long waitMillis) throws InterruptedException {
        if (open.isEmpty()) {
            return Map.of();
        }
        try {
            CompletableFuture.anyOf(open.values().toArray(CompletableFuture[]::new))
                    .get(waitMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Whatever failed is asked again by the worker, as long as it lives.
        }
        Map<Integer, byte[]> ready = new TreeMap<>();
        open.forEach((number, answer) -> {
            if (answer.isDone() && !answer.isCompletedExceptionally()) {
                ready.put(number, answer.join());
            }
        });
        open.values().removeIf(CompletableFuture::isDone);
        return ready;
    }
}
