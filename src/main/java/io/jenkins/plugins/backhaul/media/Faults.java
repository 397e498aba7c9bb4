package io.jenkins.plugins.backhaul.media;

import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
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

    /**
     * Tries something.
     *
     * @param action what is tried, to begin a sentence with where the fault names nothing
     * @throws IOException when so much has failed that there is no use in going on, or the thread is to end
     */
    void collect(String action, Attempt attempt) throws IOException, InterruptedException {
        try {
            attempt.run();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            String sentence = namesItself(e) ? e.getMessage() : action + " failed: " + reason(e);
            add(sentence);
            if (count() >= MOST) {
                throw new IOException("After " + MOST + " faults the rest was not tried. The last one: " + sentence, e);
            }
        }
    }

    private static boolean namesItself(IOException e) {
        return e instanceof StorageException || e instanceof ObjectChangedException;
    }

    /** What Java's own file exceptions mean: their message is but the file's name. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException file) {
            return "this account has no right to use " + file.getFile();
        }
        if (e instanceof FileAlreadyExistsException file) {
            return file.getFile() + " is in the way; move it elsewhere";
        }
        return e instanceof NoSuchFileException file ? "there is no " + file.getFile() : e.getMessage();
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
