package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.format.BlockHeader;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import java.io.IOException;
import java.io.InputStream;

/** A block that was read and is being used up. */
final class Block {
    private static final int WORTH_A_THREAD = 1 << 16;
    private static final int PIECE = 1 << 16;

    private final BlockHeader header;
    private final Payload payload;
    private final long offset;
    private UnpackedAhead ahead;
    private InputStream plain;

    /** @param offset where in the archive its bytes start */
    Block(BlockHeader header, Payload payload, long offset) {
        this.header = header;
        this.payload = payload;
        this.offset = offset;
    }

    /** Bytes of memory that its compressed form takes. */
    long memory() {
        return payload.memory();
    }

    /** Starts to decompress it, if that is worth a thread and one is free. */
    void start(Unpacker unpacker) {
        boolean worthIt = header.method() != LrzipFormat.STORED && header.plainLength() >= WORTH_A_THREAD;
        if (ahead == null && plain == null && worthIt) {
            ahead = unpacker.unpackAhead(header, payload, offset);
        }
    }

    /** Its next bytes; null when there are no more. */
    byte[] next(Unpacker unpacker) throws IOException {
        if (ahead != null) {
            return ahead.next();
        }
        if (plain == null) {
            plain = unpacker.unpack(header, payload, offset);
        }
        byte[] bytes = plain.readNBytes(PIECE);
        return bytes.length == 0 ? null : bytes;
    }
}
