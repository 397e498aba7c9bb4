package io.jenkins.plugins.backhaul.lrzip;

import java.util.Arrays;

/** An output in memory that can reserve. */
final class MemoryOutput implements LrzipOutput {
    private byte[] bytes = new byte[1024];
    private int length;

    @Override
    public void write(byte[] source, int offset, int count) {
        int at = grow(count);
        System.arraycopy(source, offset, bytes, at, count);
    }

    @Override
    public Deferred reserve(int count) {
        int at = grow(count);
        return content -> System.arraycopy(content, 0, bytes, at, count);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private int grow(int count) {
        int at = length;
        length += count;
        if (length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
        }
        return at;
    }
}
