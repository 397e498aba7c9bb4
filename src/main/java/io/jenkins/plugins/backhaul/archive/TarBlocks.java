package io.jenkins.plugins.backhaul.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/**
 * The blocks that a tar is made of (POSIX.1-1988 "ustar", with GNU's base-256 sizes from 8 GiB on, which every tar of the last
 * twenty years reads). A header is always one block, so that room can be reserved for it before the size is known.
 */
final class TarBlocks {
    /** The length of a block, and of a header. */
    static final int SIZE = TarConstants.DEFAULT_RCDSIZE;

    /** What ends a tar: two blocks of zeros. */
    static final byte[] END = new byte[2 * SIZE];

    private static final int LONGEST_NAME = TarConstants.NAMELEN;
    private static final int OWNER_ONLY = 0100600;

    private TarBlocks() {}

    /**
     * The header of a member.
     *
     * @throws IllegalArgumentException when the name takes more than 100 bytes
     */
    static byte[] header(String name, long size, Instant modified) {
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "The name of a member takes more than " + LONGEST_NAME + " bytes: " + name);
        }
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(size);
        entry.setMode(OWNER_ONLY);
        entry.setModTime(Date.from(modified));
        byte[] block = new byte[SIZE];
        try {
            entry.writeEntryHeader(block, ZipEncodingHelper.getZipEncoding(StandardCharsets.UTF_8), true);
        } catch (IOException e) {
            throw new IllegalArgumentException("The name of a member cannot be written: " + name, e);
        }
        return block;
    }

    /** Whether a tar may begin like this: with a name, and with the checksum that these bytes have. */
    static boolean isHeader(byte[] block) {
        try {
            return block.length == SIZE && block[0] != 0 && TarUtils.verifyCheckSum(block);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The smallest multiple of a block that holds {@code size} bytes. */
    static int roundedUp(int size) {
        return Math.addExact(size, padding(size));
    }

    /** How many bytes of zeros follow a member of that size. */
    static int padding(long size) {
        return (int) (-size & (SIZE - 1));
    }
}
