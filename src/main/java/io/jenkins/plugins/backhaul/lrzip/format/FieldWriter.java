package io.jenkins.plugins.backhaul.lrzip.format;

import java.io.ByteArrayOutputStream;

/** Collects little-endian fields. */
public final class FieldWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

    /** One byte. */
    public FieldWriter put(int value) {
        bytes.write(value);
        return this;
    }

    /**
     * An unsigned number.
     *
     * @throws IllegalArgumentException when it does not fit into {@code width} bytes
     */
    public FieldWriter put(long value, int width) {
        if (value < 0 || (width < 8 && value >>> (8 * width) != 0)) {
            throw new IllegalArgumentException(value + " does not fit into " + width + " bytes");
        }
        for (int i = 0; i < width; i++) {
            bytes.write((int) (value >>> (8 * i)));
        }
        return this;
    }

    /** What was put, in order. */
    public byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
