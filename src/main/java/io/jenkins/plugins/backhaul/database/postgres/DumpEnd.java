package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Passes a dump on and remembers how it began and ended, which tells whether it is all there. */
final class DumpEnd extends FilterOutputStream {
    /** The last words of pg_dump (pg_backup_archiver.c, RestoreArchive); the end of a restricted dump follows them. */
    static final String COMPLETE = "-- PostgreSQL database dump complete";

    private static final String CUSTOM_MAGIC = "PGDMP";
    private static final int KEPT = 1024;

    private byte[] head = new byte[0];
    private byte[] tail = new byte[0];

    DumpEnd(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        if (head.length < CUSTOM_MAGIC.length()) {
            head = concat(head, bytes, offset, Math.min(length, CUSTOM_MAGIC.length() - head.length));
        }
        int taken = Math.min(length, KEPT);
        byte[] both = concat(tail, bytes, offset + length - taken, taken);
        tail = Arrays.copyOfRange(both, Math.max(0, both.length - KEPT), both.length);
    }

    /** Throws unless the dump is complete, as far as its ends tell. */
    void check(DumpFormat format, String database) throws DatabaseException {
        boolean complete =
                switch (format) {
                    case PLAIN -> endsAsPlain();
                    case CUSTOM -> new String(head, StandardCharsets.ISO_8859_1).equals(CUSTOM_MAGIC);
                };
        if (!complete) {
            throw new DatabaseException("The dump of " + database
                    + " is not complete: pg_dump reported success but did not write its last line. Nothing was kept; run the"
                    + " backup again");
        }
    }

    private boolean endsAsPlain() {
        List<String> lines = new String(tail, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.equals("--") && !line.startsWith("\\unrestrict "))
                .toList();
        return !lines.isEmpty() && lines.get(lines.size() - 1).equals(COMPLETE);
    }

    private static byte[] concat(byte[] first, byte[] second, int offset, int length) {
        byte[] both = Arrays.copyOf(first, first.length + length);
        System.arraycopy(second, offset, both, first.length, length);
        return both;
    }
}
