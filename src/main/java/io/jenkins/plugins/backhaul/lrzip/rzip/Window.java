package io.jenkins.plugins.backhaul.lrzip.rzip;

import io.jenkins.plugins.backhaul.lrzip.format.ChunkCrc;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The latest bytes of a chunk, addressed by their position from the chunk's start: a ring of equal segments that are
 * allocated when they are first needed. For one writing thread; others may read what cannot be overwritten meanwhile.
 */
public final class Window {
    /** The usual size of a segment as a power of two: large enough that a collector's rounding wastes little. */
    public static final int USUAL_SEGMENT_BITS = 24;

    private static final int FIRST_ALLOCATION = 1 << 16;

    private final byte[][] segments;
    private final int bits;
    private final int segmentSize;
    private final Eviction eviction;
    private long end;

    /** Is told of bytes before they are overwritten. */
    @FunctionalInterface
    public interface Eviction {
        /** These bytes, a whole segment that starts at {@code position}, leave the window now. */
        void evict(long position, byte[] segment) throws IOException;
    }

    /**
     * An empty window.
     *
     * @param count segments it may grow to, at least 2
     * @param bits the size of each as a power of two, 16 to 24
     */
    public Window(int count, int bits, Eviction eviction) {
        if (count < 2 || bits < 16 || bits > USUAL_SEGMENT_BITS) {
            throw new IllegalArgumentException("A window of " + count + " segments of 2^" + bits + " bytes");
        }
        this.segments = new byte[count][];
        this.bits = bits;
        this.segmentSize = 1 << bits;
        this.eviction = eviction;
    }

    /** The position behind the last byte. */
    public long end() {
        return end;
    }

    /** Bytes that it can hold. */
    public long capacity() {
        return (long) segments.length << bits;
    }

    /** The position of the oldest byte that is still here: whole segments are given up at a time. */
    public long start() {
        return startWithEnd(end);
    }

    /** What {@link #start()} will be once the window ends there. */
    public long startWithEnd(long end) {
        long oldestSegment = ((end - 1) >> bits) - (segments.length - 1);
        return Math.max(0, oldestSegment << bits);
    }

    /** Forgets all bytes and keeps the memory. */
    public void clear() {
        end = 0;
    }

    /** The segment that holds a position. */
    public byte[] segment(long position) {
        return segments[(int) ((position >> bits) % segments.length)];
    }

    /** Where a position is within its segment. */
    public int offset(long position) {
        return (int) position & (segmentSize - 1);
    }

    /** Appends bytes. */
    public void append(byte[] source, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            int n = Math.min(left, makeRoom(left));
            System.arraycopy(source, from, segment(end), offset(end), n);
            end += n;
            from += n;
            left -= n;
        }
    }

    /**
     * Appends bytes that are here already; where the copy overlaps its source, the bytes repeat.
     *
     * @param distance how far back they start, 1 to {@code end() - start()}
     */
    public void repeat(long distance, int length) throws IOException {
        long period = distance;
        int left = length;
        while (left > 0) {
            long from = end - period;
            int n = (int) Math.min(Math.min(left, period), segmentSize - offset(from));
            n = Math.min(n, makeRoom(n));
            System.arraycopy(segment(from), offset(from), segment(end), offset(end), n);
            end += n;
            left -= n;
            if (n == period) {
                // All since the source's start repeats, so twice the distance holds the same bytes.
                period *= 2;
            }
        }
    }

    /** Copies bytes out. */
    public void read(long position, byte[] target, int offset, int length) {
        for (int done = 0; done < length; ) {
            long from = position + done;
            int n = Math.min(length - done, segmentSize - offset(from));
            System.arraycopy(segment(from), offset(from), target, offset + done, n);
            done += n;
        }
    }

    /** How many bytes from two positions on are equal, at most {@code limit}; both runs must be in the window. */
    public int commonLength(long one, long other, int limit) {
        int done = 0;
        while (done < limit) {
            int a = offset(one + done);
            int b = offset(other + done);
            int n = Math.min(limit - done, segmentSize - Math.max(a, b));
            int difference = Arrays.mismatch(segment(one + done), a, a + n, segment(other + done), b, b + n);
            if (difference >= 0) {
                return done + difference;
            }
            done += n;
        }
        return limit;
    }

    /** How many bytes before two positions are equal, at most {@code limit}. */
    public int commonLengthBefore(long one, long other, int limit) {
        int done = 0;
        while (done < limit) {
            int a = offset(one - done - 1);
            int b = offset(other - done - 1);
            int n = Math.min(limit - done, 1 + Math.min(a, b));
            int same = equalBefore(segment(one - done - 1), a, segment(other - done - 1), b, n);
            done += same;
            if (same < n) {
                break;
            }
        }
        return done;
    }

    private static int equalBefore(byte[] one, int a, byte[] other, int b, int limit) {
        int n = 0;
        while (n < limit && one[a - n] == other[b - n]) {
            n++;
        }
        return n;
    }

    /** Whether the bytes from a position on are those. */
    public boolean holds(long position, byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; ) {
            int a = offset(position + done);
            int b = offset + done;
            int n = Math.min(length - done, segmentSize - a);
            if (!Arrays.equals(segment(position + done), a, a + n, bytes, b, b + n)) {
                return false;
            }
            done += n;
        }
        return true;
    }

    /** Adds bytes to a checksum. */
    public void update(ChunkCrc crc, long from, long to) {
        for (long at = from; at < to; ) {
            int n = (int) Math.min(to - at, segmentSize - offset(at));
            crc.update(segment(at), offset(at), n);
            at += n;
        }
    }

    /** Adds bytes to a digest. */
    public void update(MessageDigest digest, long from, long to) {
        for (long at = from; at < to; ) {
            int n = (int) Math.min(to - at, segmentSize - offset(at));
            digest.update(segment(at), offset(at), n);
            at += n;
        }
    }

    /** Makes the segment at the end writable and says how many bytes fit into it, at least one. */
    private int makeRoom(int wanted) throws IOException {
        int offset = offset(end);
        int index = (int) ((end >> bits) % segments.length);
        if (offset == 0 && end >= capacity()) {
            eviction.evict(end - capacity(), segments[index]);
        }
        int needed = (int) Math.min(segmentSize, (long) offset + wanted);
        byte[] segment = segments[index];
        if (segment == null || segment.length < needed) {
            segments[index] = grown(segment, needed);
        }
        return segments[index].length - offset;
    }

    private byte[] grown(byte[] segment, int needed) {
        if (segment == null) {
            // Only a chunk's first segment starts small: most of what is small is small altogether.
            return new byte[end == 0 ? Math.min(segmentSize, Math.max(FIRST_ALLOCATION, needed)) : segmentSize];
        }
        return Arrays.copyOf(segment, (int) Math.min(segmentSize, Math.max(2L * segment.length, needed)));
    }
}
