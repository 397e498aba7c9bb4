package io.jenkins.plugins.backhaul.lrzip;

/**
 * How to write an archive.
 *
 * @param level how much time to spend
 * @param threads that compress blocks, at least 1
 * @param memory bytes that writing may take, verification included; at least {@value #LEAST_MEMORY}. Window and
 *     dictionaries are fitted to it
 * @param verify whether everything is decoded again and compared before it counts as written
 */
public record LrzipWriteOptions(Level level, int threads, long memory, boolean verify) {
    /** The least that {@code memory} may be. */
    public static final long LEAST_MEMORY = 16L << 20;

    private static final long USUAL_MEMORY = 330L << 20;

    /** @throws IllegalArgumentException when a number is out of range */
    public LrzipWriteOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("Compressing needs at least 1 thread, not " + threads);
        }
        if (memory < LEAST_MEMORY) {
            throw new IllegalArgumentException("Writing needs at least " + LEAST_MEMORY + " bytes, not " + memory);
        }
    }

    /**
     * The default level, as many threads as there are processors, at most 330 MiB and at most 60 % of the largest heap,
     * verified.
     */
    public static LrzipWriteOptions defaults() {
        long share = Runtime.getRuntime().maxMemory() / 10 * 6;
        return new LrzipWriteOptions(
                Level.DEFAULT,
                Runtime.getRuntime().availableProcessors(),
                Math.max(LEAST_MEMORY, Math.min(USUAL_MEMORY, share)),
                true);
    }

    /** The same at another level. */
    public LrzipWriteOptions withLevel(Level other) {
        return new LrzipWriteOptions(other, threads, memory, verify);
    }

    /** The same with another number of threads. */
    public LrzipWriteOptions withThreads(int other) {
        return new LrzipWriteOptions(level, other, memory, verify);
    }

    /** The same with another amount of memory, in bytes. */
    public LrzipWriteOptions withMemory(long other) {
        return new LrzipWriteOptions(level, threads, other, verify);
    }

    /** The same with or without verification. */
    public LrzipWriteOptions withVerification(boolean other) {
        return new LrzipWriteOptions(level, threads, memory, other);
    }
}
