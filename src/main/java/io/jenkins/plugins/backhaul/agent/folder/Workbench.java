package io.jenkins.plugins.backhaul.agent.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The same folder as the worker sees it. Safe for use by several threads. */
public final class Workbench {
    private static final int PAUSE_MILLIS = 30;

    private final Layout layout;
    private final AtomicInteger asked = new AtomicInteger();

    /** @param folder one that {@link WorkFolder#create} made */
    public Workbench(Path folder) {
        this.layout = new Layout(folder.toAbsolutePath());
    }

    /** What is to be done. */
    public byte[] order() throws IOException {
        return SmallFile.read(layout.order(), Layout.LARGEST_ORDER)
                .orElseThrow(() -> new NoSuchFileException(layout.order().toString()));
    }

    /** Shows that this process works. To be called every few seconds. */
    public void showLife() throws IOException {
        SmallFile.write(layout.alive(), SignOfLife.own());
    }

    /** A text that changes as long as somebody watches; empty when nobody ever did. */
    public String watched() throws IOException {
        return SmallFile.read(layout.watched(), Layout.LARGEST_SIGN)
                .map(mark -> new String(mark, StandardCharsets.US_ASCII))
                .orElse("");
    }

    /** Whether somebody wants the work to end, or has taken the whole folder away. */
    public boolean isCancelled() {
        return Files.exists(layout.cancel()) || !Files.exists(layout.order());
    }

    /** Adds a line to the log. */
    public synchronized void log(String line) throws IOException {
        SmallFile.append(layout.log(), (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Asks whoever watches, and waits for the answer. Question and answer are gone afterwards.
     *
     * @return nothing when there was no answer within that time
     */
    public Optional<byte[]> ask(byte[] question, Duration patience) throws IOException, InterruptedException {
        int number = asked.incrementAndGet();
        SmallFile.write(layout.question(number), question);
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            do {
                Optional<byte[]> answer = SmallFile.read(layout.answer(number), Layout.LARGEST_ANSWER);
                if (answer.isPresent()) {
                    return answer;
                }
                Thread.sleep(PAUSE_MILLIS);
            } while (System.nanoTime() < deadline);
            return Optional.empty();
        } finally {
            // In this order, or the question would seem open again.
            Files.deleteIfExists(layout.question(number));
            Files.deleteIfExists(layout.answer(number));
        }
    }

    /** Tells how the work ended. Nothing is logged afterwards. */
    public void finish(byte[] outcome) throws IOException {
        SmallFile.write(layout.outcome(), outcome);
    }
}
