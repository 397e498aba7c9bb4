package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import io.jenkins.plugins.backhaul.lrzip.rzip.Feed;
import java.io.IOException;

/** One of a chunk's streams, out of its blocks. */
final class BlockFeed extends Feed {
    private final BlockSource source;
    private final int stream;
    private Block current;

    BlockFeed(BlockSource source, int stream) {
        this.source = source;
        this.stream = stream;
    }

    @Override
    protected boolean refill() throws IOException {
        while (true) {
            byte[] bytes = current == null ? null : source.next(current);
            if (bytes != null) {
                offer(bytes, 0, bytes.length);
                return true;
            }
            current = source.take(stream);
            if (current == null) {
                return false;
            }
        }
    }

    @Override
    public CorruptArchiveException corrupt(Reason reason, String fault) {
        return source.corrupt(reason, fault);
    }
}
