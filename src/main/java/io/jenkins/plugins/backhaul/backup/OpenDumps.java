package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.Dump;
import java.util.ArrayList;
import java.util.List;

/** The snapshots of several databases, taken as close together as can be and let go together. */
final class OpenDumps implements AutoCloseable {
    private final List<OpenDump> dumps;

    private OpenDumps(List<OpenDump> dumps) {
        this.dumps = dumps;
    }

    static OpenDumps of(List<Source> sources) throws DatabaseException {
        OpenDumps open = new OpenDumps(new ArrayList<>());
        try {
            for (Source source : sources) {
                open.dumps.add(new OpenDump(source, source.database().openDump(source.format())));
            }
            return open;
        } catch (DatabaseException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    List<OpenDump> all() {
        return dumps;
    }

    /** What the databases take on their servers' disks, in bytes. */
    long estimate() {
        return dumps.stream()
                .mapToLong(each -> each.dump().facts().sizeInBytes())
                .sum();
    }

    @Override
    public void close() {
        dumps.forEach(each -> each.dump().close());
    }

    record OpenDump(Source source, Dump dump) {}
}
