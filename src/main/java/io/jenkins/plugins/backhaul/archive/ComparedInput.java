package io.jenkins.plugins.backhaul.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongConsumer;

/** An archive as it is stored, compared with what was recorded of it while it is read. For one thread. */
public final class ComparedInput extends FilterInputStream {
    private static final int SKIP = 1 << 16;

    private final HashedInput whole;
    private final String location;
    private final List<Content> recorded;
    private final PartHashes parts;

    /**
     * @param object the archive's bytes; closed with this stream
     * @param location the archive as a person names it
     * @param recorded the parts that it was sent in; empty when nobody recorded them, so that there is nothing to compare
     * @param progress hears of every read, how many bytes it brought
     */
    public ComparedInput(InputStream object, String location, List<Content> recorded, LongConsumer progress) {
        this(new HashedInput(object, progress), location, recorded);
    }

    private ComparedInput(HashedInput whole, String location, List<Content> recorded) {
        super(whole);
        this.whole = whole;
        this.location = location;
        this.recorded = List.copyOf(recorded);
        this.parts = new PartHashes(recorded);
    }

    /**
     * Reads what is left.
     *
     * @return what was read altogether
     * @throws ArchiveException when it is not what was recorded
     */
    public Content finish() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        if (!recorded.isEmpty() && !parts.areEqual()) {
            throw new ArchiveException(location
                    + " is not what was stored when the backup was made: its hash differs, so it was damaged or replaced."
                    + " Choose another backup with 'backhaul list'");
        }
        return whole.finish();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            parts.update(bytes, offset, read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[SKIP], 0, (int) Math.min(SKIP, count)));
    }
}
