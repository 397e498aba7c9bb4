package io.jenkins.plugins.backhaul.lrzip.rzip;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import java.io.IOException;

/** Follows a chunk's tokens. */
public final class Rebuilder {
    private final int width;
    private final Feed tokens;
    private final Feed literals;
    private final RebuildTarget target;

    /** @param width bytes of a distance in this chunk, 1 to 8 */
    public Rebuilder(int width, Feed tokens, Feed literals, RebuildTarget target) {
        this.width = width;
        this.tokens = tokens;
        this.literals = literals;
        this.target = target;
    }

    /**
     * Follows tokens until the target has come to a position, which the last of them may exceed by
     * {@value LrzipFormat#LONGEST_RUN} bytes.
     *
     * @return false when the chunk's end was reached, and its checksum is right
     */
    public boolean advanceTo(long position) throws IOException {
        while (target.position() < position) {
            if (!step()) {
                return false;
            }
        }
        return true;
    }

    private boolean step() throws IOException {
        int kind = tokens.readByte();
        int length = (int) tokens.readNumber(2);
        if (kind != 0) {
            repeat(length);
        } else if (length != 0) {
            target.literals(literals, length);
        } else {
            checkCrc();
            return false;
        }
        return true;
    }

    private void repeat(int length) throws IOException {
        long distance = tokens.readNumber(width);
        if (distance < 1 || distance > target.position()) {
            throw tokens.corrupt(
                    Reason.BAD_TOKEN,
                    "a match starts " + Long.toUnsignedString(distance) + " bytes back, where the chunk has only "
                            + target.position());
        }
        if (length == 0) {
            throw tokens.corrupt(Reason.BAD_TOKEN, "a match has no length");
        }
        target.repeat(distance, length);
    }

    private void checkCrc() throws IOException {
        long stated = tokens.readNumber(LrzipFormat.CRC_LENGTH);
        long actual = target.crc();
        if (stated != actual) {
            throw tokens.corrupt(
                    Reason.BAD_CHECKSUM, String.format("a chunk's CRC is %08x where %08x is stated", actual, stated));
        }
    }
}
