package io.jenkins.plugins.backhaul.lrzip;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What reading an archive may take.
 *
 * @param memoryLimit bytes of memory, at least {@value #LEAST_MEMORY}. What an archive wants to be remembered beyond it
 *     goes to a temporary file
 * @param plainLimit bytes of content, beyond which reading fails
 * @param threads that decompress blocks ahead, at least 1
 * @param temporaryFolder for that file, which is gone when the stream is closed
 * @param notices is told, in a sentence, when a temporary file is begun
 */
public record LrzipReadOptions(
        long memoryLimit, long plainLimit, int threads, Path temporaryFolder, Consumer<String> notices) {
    /** The least that {@code memoryLimit} may be. */
    public static final long LEAST_MEMORY = 8L << 20;

    private static final long USUAL_MEMORY = 320L << 20;

    /** @throws IllegalArgumentException when a number is out of range */
    public LrzipReadOptions {
        if (memoryLimit < LEAST_MEMORY) {
            throw new IllegalArgumentException("Reading needs at least " + LEAST_MEMORY + " bytes, not " + memoryLimit);
        }
        if (plainLimit < 0) {
            throw new IllegalArgumentException("A limit of " + plainLimit + " bytes of content");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("Decompressing needs at least 1 thread, not " + threads);
        }
    }

    /**
     * At most 320 MiB and at most 60 % of the largest heap, any amount of content, as many threads as there are
     * processors, the system's temporary folder, and no listener.
     */
    public static LrzipReadOptions defaults() {
        long share = Runtime.getRuntime().maxMemory() / 10 * 6;
        return new LrzipReadOptions(
                Math.max(LEAST_MEMORY, Math.min(USUAL_MEMORY, share)),
                Long.MAX_VALUE,
                Runtime.getRuntime().availableProcessors(),
                Path.of(System.getProperty("java.io.tmpdir")),
                notice -> {});
    }

    /** The same with another memory limit, in bytes. */
    public LrzipReadOptions withMemoryLimit(long other) {
        return new LrzipReadOptions(other, plainLimit, threads, temporaryFolder, notices);
    }

    /** The same with another limit of content, in bytes. */
    public LrzipReadOptions withPlainLimit(long other) {
        return new LrzipReadOptions(memoryLimit, other, threads, temporaryFolder, notices);
    }

    /** The same with another number of threads. */
    public LrzipReadOptions withThreads(int other) {
        return new LrzipReadOptions(memoryLimit, plainLimit, other, temporaryFolder, notices);
    }

    /** The same with another folder for a temporary file. */
    public LrzipReadOptions withTemporaryFolder(Path other) {
        return new LrzipReadOptions(memoryLimit, plainLimit, threads, other, notices);
    }

    /** The same with a listener. */
    public LrzipReadOptions withNotices(Consumer<String> other) {
        return new LrzipReadOptions(memoryLimit, plainLimit, threads, temporaryFolder, other);
    }
}
