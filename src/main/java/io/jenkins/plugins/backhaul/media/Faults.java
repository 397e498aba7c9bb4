package io.jenkins.plugins.backhaul.media;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** What did not work, while the rest goes on. Safe for several threads. */
final class Faults {
    /** Where so many fail, something is wrong with all of them. */
    private static final int MOST = 100;

    private final List<String> sentences = new ArrayList<>();

    /** Something that may fail. */
    @FunctionalInterface
    interface Attempt {
        void run() throws IOException, InterruptedException;
    }

    /** @throws IOException when so much has failed that there is no use in going on, or the thread is to end */
    void collect(Attempt attempt) throws IOException, InterruptedException {
        try {
            attempt.run();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            add(e.getMessage());
            if (count() >= MOST) {
                throw new IOException(
                        "After " + MOST + " faults the rest was not tried. The last one: " + e.getMessage(), e);
            }
        }
    }

    synchronized void add(String sentence) {
        sentences.add(sentence);
    }

    synchronized int count() {
        return sentences.size();
    }

    boolean areNone() {
        return count() == 0;
    }

    synchronized List<String> sentences() {
        return List.copyOf(sentences);
    }
}
