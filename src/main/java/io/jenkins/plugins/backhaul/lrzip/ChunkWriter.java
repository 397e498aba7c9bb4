package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.backend.PackedBlock;
import io.jenkins.plugins.backhaul.lrzip.format.ChunkCrc;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import io.jenkins.plugins.backhaul.lrzip.rzip.LiteralBlocks;
import io.jenkins.plugins.backhaul.lrzip.rzip.MatchFinder;
import io.jenkins.plugins.backhaul.lrzip.rzip.RebuildCheck;
import io.jenkins.plugins.backhaul.lrzip.rzip.TokenWriter;
import io.jenkins.plugins.backhaul.lrzip.rzip.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Turns content into chunks: keeps the window, has it searched and checked a piece at a time, and hands full blocks on.
 *
 * <p>Blocks are written in groups, tokens before the literals that they ask for, so that a reader never has to keep what
 * it cannot use yet; and no group ends in tokens, because {@code lrzip -i} fails where a chunk does.
 */
final class ChunkWriter {
    /** Bytes of every length and distance: the fewest that hold a distance within any window. */
    static final int WIDTH = 4;

    private static final int PIECE = 1 << 20;
    /** Offsets within a chunk have four bytes, and nothing grows by more than a few bytes in a thousand. */
    private static final long LONGEST_CHUNK = 3L << 30;

    private final WritePlan plan;
    private final Press press;
    private final Window window;
    private final MatchFinder finder;
    private final LiteralBlocks literals;
    private final TokenWriter tokens;
    private final ChunkCrc crc = new ChunkCrc();
    private final List<Future<PackedBlock>> group = new ArrayList<>();
    private final DigestBeside digest;
    private RebuildCheck check;
    private ChunkLayout layout;
    private long scanned;

    /** @param digest is fed all content */
    ChunkWriter(WritePlan plan, Press press, DigestBeside digest) {
        this.plan = plan;
        this.press = press;
        this.digest = digest;
        this.window = plan.window();
        this.finder = plan.finder();
        this.literals = new LiteralBlocks(press::lend);
        this.tokens = new TokenWriter(window, WIDTH, literals);
    }

    /** Whether a chunk was started and not ended. */
    boolean isOpen() {
        return layout != null;
    }

    /** Whether nothing of this chunk is written yet. */
    boolean isUnwritten() {
        return !layout.begun();
    }

    /** Whether this chunk should be ended and another one started. */
    boolean isFull() {
        return window.end() >= LONGEST_CHUNK;
    }

    /** Starts a chunk. */
    void start(LrzipOutput out) {
        window.clear();
        finder.clear();
        literals.clear();
        crc.reset();
        scanned = 0;
        group.clear();
        boolean verify = plan.options().verify();
        check = verify ? new RebuildCheck(window, WIDTH, tokens, literals) : null;
        layout = new ChunkLayout(out, WIDTH, plan.reach(), verify ? new FrameCheck() : null);
    }

    /** Adds content. */
    void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int n = (int) Math.min(length - done, scanned + PIECE - window.end());
            window.append(bytes, offset + done, n);
            done += n;
            if (window.end() == scanned + PIECE) {
                search();
                passOn();
            }
        }
    }

    /** Ends the chunk and writes the rest of it. */
    void finish(boolean last) throws IOException {
        search();
        passOnFullBlocks();
        digest.settle();
        tokens.end(crc.value());
        if (check != null) {
            check.checkEnd();
        }
        if (literals.used() > 0) {
            group.add(press.literals(literals.open(), literals.used()));
        }
        closeGroup();
        layout.finish(last, scanned);
        layout = null;
    }

    private void search() throws IOException {
        long end = window.end();
        if (end == scanned) {
            return;
        }
        digest.update(window, scanned, end);
        window.update(crc, scanned, end);
        finder.scan(window, scanned, end, tokens);
        if (check != null) {
            check.check();
        }
        scanned = end;
    }

    private void passOn() throws IOException {
        passOnFullBlocks();
        if (tokens.length() >= WritePlan.TOKENS_IN_GROUP || group.size() >= plan.blocksInGroup()) {
            closeGroup();
            layout.advance(2 * plan.blocksInGroup());
        }
    }

    private void passOnFullBlocks() {
        for (byte[] block : literals.takeFull()) {
            group.add(press.literals(block, block.length));
        }
    }

    private void closeGroup() {
        layout.add(LrzipFormat.TOKENS, press.tokens(tokens.take()));
        group.forEach(block -> layout.add(LrzipFormat.LITERALS, block));
        group.clear();
        if (check != null) {
            check.tokensTaken();
        }
    }
}
