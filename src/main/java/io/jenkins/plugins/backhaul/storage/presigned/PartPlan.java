package io.jenkins.plugins.backhaul.storage.presigned;

import java.io.Serializable;

/**
 * How long each part of an upload is. The first three quarters of the parts that a store allows are equally long, as some
 * stores demand (Cloudflare R2), and hold the whole estimate. Should an upload outgrow its estimate, later parts double,
 * step by step, up to 256 MiB: with 16 MiB and 10,000 parts, nothing estimated, there is room for about 400 GiB.
 *
 * @param firstSize bytes in each of the equal parts; 5 MiB (S3's minimum) to 1 GiB
 * @param maxParts how many parts the store allows; S3 10,000, Scaleway 1,000
 */
public record PartPlan(long firstSize, int maxParts) implements Serializable {
    private static final long MIB = 1L << 20;
    private static final long SMALLEST = 5 * MIB;
    private static final long LARGEST = 1024 * MIB;
    private static final long LARGEST_GROWN = 256 * MIB;
    private static final int STEPS = 16;

    /** @throws IllegalArgumentException when a value is out of range */
    public PartPlan {
        if (firstSize < SMALLEST || firstSize > LARGEST) {
            throw new IllegalArgumentException("The part size is " + firstSize + " bytes; choose 5 MiB to 1 GiB");
        }
        if (maxParts < STEPS || maxParts > 10_000) {
            throw new IllegalArgumentException("The limit of parts is " + maxParts + "; choose 16 to 10000");
        }
    }

    /**
     * A plan whose equal parts hold {@code estimate} bytes.
     *
     * @param preferredSize the part size to use when the estimate allows it
     */
    public static PartPlan forEstimate(long estimate, long preferredSize, int maxParts) {
        long needed = (estimate - 1) / equalParts(maxParts) + 1;
        long wholeMib = (needed + MIB - 1) / MIB * MIB;
        long size = needed <= preferredSize ? preferredSize : wholeMib;
        return new PartPlan(Math.min(LARGEST, size), maxParts);
    }

    /**
     * Bytes in that part, unless it is the last.
     *
     * @param number from 1 to {@link #maxParts()}
     */
    public long sizeOf(int number) {
        int grown = number - equalParts(maxParts);
        if (grown <= 0) {
            return firstSize;
        }
        int doublings = 1 + (grown - 1) / (maxParts / STEPS);
        return Math.max(firstSize, Math.min(LARGEST_GROWN, firstSize << doublings));
    }

    /** The longest object that fits, in bytes. */
    public long capacity() {
        long total = 0;
        for (int number = 1; number <= maxParts; number++) {
            total += sizeOf(number);
        }
        return total;
    }

    private static int equalParts(int maxParts) {
        return maxParts * 3 / 4;
    }
}
