package io.jenkins.plugins.backhaul.lrzip.backend;

/** A compressed block. */
public final class PackedBlock {
    private final int method;
    private final byte[] bytes;
    private final int length;
    private final int plainLength;

    /**
     * A block.
     *
     * @param method a constant of {@link io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat}
     * @param bytes hold it in the first {@code length}, and are not copied
     * @param plainLength bytes it decompresses to
     */
    public PackedBlock(int method, byte[] bytes, int length, int plainLength) {
        this.method = method;
        this.bytes = bytes;
        this.length = length;
        this.plainLength = plainLength;
    }

    /** How it is compressed, a constant of {@link io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat}. */
    public int method() {
        return method;
    }

    /** The block in the first {@link #length()} bytes; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Bytes of the block. */
    public int length() {
        return length;
    }

    /** Bytes it decompresses to. */
    public int plainLength() {
        return plainLength;
    }
}
