package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.fault.MemoryLimitException;
import io.jenkins.plugins.backhaul.lrzip.format.ChunkCrc;
import io.jenkins.plugins.backhaul.lrzip.rzip.Feed;
import io.jenkins.plugins.backhaul.lrzip.rzip.RebuildTarget;
import io.jenkins.plugins.backhaul.lrzip.rzip.Window;
import java.io.Closeable;
import java.io.IOException;

/**
 * A chunk's content as it is rebuilt: the latest of it in memory, and what does not fit there in a file, unless the
 * chunk's header promises that it is not needed.
 */
final class History implements RebuildTarget, Closeable {
    private static final int LEAST_SEGMENTS = 4;
    private static final int LEAST_BITS = 20;
    private static final int THROUGH_FILE = 1 << 16;
    /** A smaller promise is one of the odd values that native writers leave for tiny chunks. */
    private static final long LEAST_PROMISE = 1 << 16;

    private final LrzipReadOptions options;
    private final Window window;
    private final int segmentSize;
    private final ChunkCrc crc = new ChunkCrc();
    private final byte[] copy = new byte[THROUGH_FILE];
    private SpillFile spill;
    private boolean keepsAll;
    private long crcUpTo;

    /** @param memory bytes that it may keep in memory, at least 4 MiB */
    History(LrzipReadOptions options, long memory) {
        this.options = options;
        int bits = Window.USUAL_SEGMENT_BITS;
        while (bits > LEAST_BITS && memory >> bits < LEAST_SEGMENTS) {
            bits--;
        }
        this.segmentSize = 1 << bits;
        this.window = new Window(Math.max(LEAST_SEGMENTS, (int) (memory >> bits)), bits, this::evict);
    }

    /**
     * Starts a chunk.
     *
     * @param reach how far back matches go at most, as the chunk's header has it
     */
    void start(long reach) throws IOException {
        close();
        window.clear();
        crc.reset();
        crcUpTo = 0;
        keepsAll = reach < LEAST_PROMISE || reach > window.capacity() - segmentSize;
    }

    /** The bytes in memory. */
    Window window() {
        return window;
    }

    @Override
    public long position() {
        return window.end();
    }

    @Override
    public void literals(Feed feed, int length) throws IOException {
        feed.drain(length, window::append);
    }

    @Override
    public void repeat(long distance, int length) throws IOException {
        if (window.end() - distance >= window.startWithEnd(window.end() + length)) {
            window.repeat(distance, length);
            return;
        }
        for (int left = length; left > 0; ) {
            int n = Math.min(left, copy.length);
            recall(window.end() - distance, n, distance);
            window.append(copy, 0, n);
            left -= n;
        }
    }

    @Override
    public long crc() {
        sum();
        return crc.value();
    }

    /** Adds to the checksum what came since the last call; to be called before it leaves the window. */
    void sum() {
        window.update(crc, crcUpTo, window.end());
        crcUpTo = window.end();
    }

    @Override
    public void close() throws IOException {
        if (spill != null) {
            spill.close();
            spill = null;
        }
    }

    /** Fetches bytes of which some are no longer in memory, or soon will not be. */
    private void recall(long position, int length, long distance) throws IOException {
        int old = (int) Math.max(0, Math.min(length, window.start() - position));
        if (old > 0) {
            if (spill == null) {
                throw new MemoryLimitException(
                        "A match farther back than its chunk's header promises", distance, window.capacity());
            }
            spill.read(position, copy, 0, old);
        }
        window.read(position + old, copy, old, length - old);
    }

    private void evict(long position, byte[] segment) throws IOException {
        if (!keepsAll) {
            return;
        }
        if (spill == null) {
            spill = new SpillFile(options, "a chunk of this archive");
        }
        spill.append(segment, 0, segment.length);
    }
}
