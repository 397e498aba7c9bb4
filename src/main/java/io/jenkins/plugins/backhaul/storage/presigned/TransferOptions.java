package io.jenkins.plugins.backhaul.storage.presigned;

import java.time.Duration;

/**
 * How bytes are moved.
 *
 * @param parallel requests at a time for one object, if memory allows
 * @param rangeSize bytes asked for by one request when reading
 * @param retry what to do when a request fails
 * @param idleLimit a request that moves no byte for about that long is given up and tried again
 * @param requestLimit a request that takes longer is given up and tried again
 */
public record TransferOptions(
        int parallel, int rangeSize, RetryPolicy retry, Duration idleLimit, Duration requestLimit) {
    /** Buffers of one object take no more than this share of the heap. */
    private static final int SHARE_OF_HEAP = 6;

    /** Four requests at a time, ranges of 8 MiB, one minute without a byte, a quarter of an hour for a request. */
    public static TransferOptions defaults() {
        return new TransferOptions(4, 8 << 20, RetryPolicy.patient(), Duration.ofSeconds(60), Duration.ofMinutes(15));
    }

    /** Requests at a time when each needs {@code bufferSize} bytes of memory and one more buffer is being filled. */
    int parallelFor(long bufferSize) {
        long buffers = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / bufferSize;
        return (int) Math.max(1, Math.min(parallel, buffers - 1));
    }
}
