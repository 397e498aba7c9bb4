package io.jenkins.plugins.backhaul.lrzip.format;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import java.io.IOException;

/**
 * What stands before a chunk's blocks. Matches never cross from one chunk into another.
 *
 * @param width bytes of every length, offset and distance in this chunk, 1 to 8
 * @param last whether no chunk follows
 * @param size what the writer planned to put in, in bytes. Native writers state at least the chunk's length; readers show
 *     progress by it and must not trust it
 */
public record ChunkHeader(int width, boolean last, long size) {
    /** Reads a header. */
    public static ChunkHeader read(FieldReader in) throws IOException {
        int width = in.readByte("the width of a chunk's fields");
        if (width < 1 || width > 8) {
            throw in.corrupt(Reason.BAD_HEADER, "the width of the chunk's fields is " + width + ", not 1 to 8");
        }
        int last = in.readByte("the flag of the last chunk");
        if (last > 1) {
            throw in.corrupt(Reason.BAD_HEADER, "the flag of the last chunk is " + last + ", not 0 or 1");
        }
        return new ChunkHeader(width, last == 1, in.readNumber(width, "the chunk's size"));
    }

    /** The header's bytes. */
    public byte[] toBytes() {
        return new FieldWriter().put(width).put(last ? 1 : 0).put(size, width).toByteArray();
    }
}
