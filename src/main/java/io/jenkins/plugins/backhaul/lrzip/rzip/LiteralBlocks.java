package io.jenkins.plugins.backhaul.lrzip.rzip;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects a chunk's literals in blocks of one size. A full block stays here until it is taken. */
public final class LiteralBlocks {
    private final Supplier<byte[]> source;
    private final List<byte[]> full = new ArrayList<>();
    private byte[] open;
    private int used;

    /** @param source gives arrays of the size that blocks are to have */
    public LiteralBlocks(Supplier<byte[]> source) {
        this.source = source;
    }

    /** Appends bytes of a window. */
    public void append(Window window, long position, int length) {
        for (int done = 0; done < length; ) {
            if (open == null || used == open.length) {
                next();
            }
            int n = Math.min(length - done, open.length - used);
            window.read(position + done, open, used, n);
            used += n;
            done += n;
        }
    }

    /** Bytes in the open block. */
    public int used() {
        return used;
    }

    /** Blocks that are full, oldest first. A block counts as full only when a byte more has come. */
    public List<byte[]> full() {
        return full;
    }

    /** The block being filled; null before the first byte. */
    public byte[] open() {
        return open;
    }

    /** Takes the full blocks. */
    public List<byte[]> takeFull() {
        List<byte[]> taken = List.copyOf(full);
        full.clear();
        return taken;
    }

    /** Starts again without any block. */
    public void clear() {
        full.clear();
        open = null;
        used = 0;
    }

    private void next() {
        if (open != null) {
            full.add(open);
        }
        open = source.get();
        used = 0;
    }
}
