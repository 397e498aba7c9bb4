package io.jenkins.plugins.backhaul.lrzip.rzip;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import java.io.IOException;

/** One of a chunk's two streams as plain bytes, supplied an array at a time. */
public abstract class Feed {
    private byte[] bytes = {};
    private int at;
    private int end;

    /** Offers the next bytes by {@link #offer}; says whether there were any. */
    protected abstract boolean refill() throws IOException;

    /** A fault at the place that reading has come to. */
    public abstract CorruptArchiveException corrupt(Reason reason, String fault);

    /** Sets the bytes to read next; those before must be used up. */
    protected final void offer(byte[] next, int from, int to) {
        bytes = next;
        at = from;
        end = to;
    }

    /** One byte, 0 to 255. */
    public final int readByte() throws IOException {
        if (at == end) {
            require();
        }
        return bytes[at++] & 0xFF;
    }

    /** An unsigned little-endian number of that many bytes; of eight, one that may come out negative. */
    public final long readNumber(int width) throws IOException {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (long) readByte() << (8 * i);
        }
        return value;
    }

    /** Hands over the next bytes in one or more runs. */
    public final void drain(int length, Run run) throws IOException {
        int left = length;
        while (left > 0) {
            if (at == end) {
                require();
            }
            int n = Math.min(left, end - at);
            run.take(bytes, at, n);
            at += n;
            left -= n;
        }
    }

    /** Whether no byte is left. */
    public final boolean isEmpty() throws IOException {
        while (at == end) {
            if (!refill()) {
                return true;
            }
        }
        return false;
    }

    /** Takes bytes that are not to be changed or kept. */
    @FunctionalInterface
    public interface Run {
        /** Takes a run of bytes. */
        void take(byte[] bytes, int offset, int length) throws IOException;
    }

    private void require() throws IOException {
        if (isEmpty()) {
            throw corrupt(Reason.BAD_TOKEN, "a token asks for bytes that its stream does not have");
        }
    }
}
