package io.jenkins.plugins.backhaul.archive;

import io.jenkins.plugins.backhaul.database.DumpFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A member of an archive being read. Its content can be read until the next member is asked for.
 *
 * @param name as the archive has it
 * @param size in bytes; {@link #UNKNOWN} when the archive is a single compressed file
 * @param content its bytes; closing it does nothing
 */
public record Member(String name, long size, InputStream content) {
    /** The size of a member whose end comes as it comes. */
    public static final long UNKNOWN = -1;

    private static final byte[] CUSTOM_DUMP = "PGDMP".getBytes(StandardCharsets.US_ASCII);
    private static final int SAMPLE = 512;

    /** Makes the beginning of the content readable twice. */
    public Member(String name, long size, InputStream content) {
        this.name = name;
        this.size = size;
        this.content = content.markSupported() ? content : new BufferedInputStream(content, 1 << 16);
    }

    /**
     * What kind of dump it holds, by its first bytes, since names say little in archives made by hand.
     *
     * @return nothing when it is not a dump of PostgreSQL
     */
    public Optional<DumpFormat> dumpFormat() throws IOException {
        content.mark(SAMPLE);
        byte[] sample = content.readNBytes(SAMPLE);
        content.reset();
        if (sample.length >= CUSTOM_DUMP.length
                && Arrays.equals(sample, 0, CUSTOM_DUMP.length, CUSTOM_DUMP, 0, CUSTOM_DUMP.length)) {
            return Optional.of(DumpFormat.CUSTOM);
        }
        return name.endsWith(DumpFormat.PLAIN.extension()) && isText(sample)
                ? Optional.of(DumpFormat.PLAIN)
                : Optional.empty();
    }

    private static boolean isText(byte[] sample) {
        for (byte each : sample) {
            if (each == 0) {
                return false;
            }
        }
        return sample.length > 0;
    }
}
