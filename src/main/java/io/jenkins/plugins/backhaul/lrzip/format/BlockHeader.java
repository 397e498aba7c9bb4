package io.jenkins.plugins.backhaul.lrzip.format;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import io.jenkins.plugins.backhaul.lrzip.fault.UnsupportedArchiveException;
import java.io.IOException;

/**
 * What stands before a block's bytes, and, with zero lengths, at a chunk's start once for each stream.
 *
 * @param method how the block is compressed, a constant of {@link LrzipFormat}
 * @param packedLength bytes that follow
 * @param plainLength bytes they decompress to
 * @param next where the stream's next block header is, from the first of the chunk's initial headers; 0 for none
 */
public record BlockHeader(int method, long packedLength, long plainLength, long next) {
    /** Bytes of a header in a chunk whose fields have that width. */
    public static int length(int width) {
        return 1 + 3 * width;
    }

    /** An initial header: it only says where its stream's first block is. */
    public static BlockHeader initial(long next) {
        return new BlockHeader(LrzipFormat.STORED, 0, 0, next);
    }

    /**
     * Reads a header.
     *
     * @throws UnsupportedArchiveException when the method is one that is not read here
     */
    public static BlockHeader read(FieldReader in, int width) throws IOException {
        int method = in.readByte("a block's method");
        long packed = in.readNumber(width, "a block's packed length");
        long plain = in.readNumber(width, "a block's plain length");
        long next = in.readNumber(width, "the offset of the next block");
        checkMethod(method, in);
        if (method == LrzipFormat.STORED && packed != plain) {
            throw in.corrupt(
                    Reason.BAD_BLOCK, "a stored block states " + packed + " packed and " + plain + " plain bytes");
        }
        if (packed == 0 && plain != 0) {
            throw in.corrupt(Reason.BAD_BLOCK, "a block states " + plain + " bytes in nothing");
        }
        return new BlockHeader(method, packed, plain, next);
    }

    /** The header's bytes. */
    public byte[] toBytes(int width) {
        return new FieldWriter()
                .put(method)
                .put(packedLength, width)
                .put(plainLength, width)
                .put(next, width)
                .toByteArray();
    }

    private static void checkMethod(int method, FieldReader in) throws IOException {
        if (method == LrzipFormat.ZPAQ) {
            throw new UnsupportedArchiveException("is compressed with ZPAQ", "Unpack it with lrzip -d.");
        }
        if (method > LrzipFormat.ZPAQ && method <= 14) {
            throw new UnsupportedArchiveException(
                    "uses a filter of lrzip 0.7 (method " + method + ")", "Unpack it with lrzip 0.7.");
        }
        if (method < LrzipFormat.STORED || method > LrzipFormat.ZPAQ) {
            throw in.corrupt(Reason.BAD_BLOCK, "a block's method is " + method + ", which nobody defined");
        }
    }
}
