package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.database.Replacement;
import java.util.List;
import java.util.Optional;

/**
 * A dump that was loaded into a replacement; closing drops the replacement unless it was swapped in.
 *
 * @param replacement the database that holds it
 * @param content what was read of the archive for it
 * @param described what the manifest says of it; empty when the archive has none
 * @param notes what the load had to tell
 */
public record LoadedDump(
        Replacement replacement, Content content, Optional<DumpedDatabase> described, List<String> notes)
        implements AutoCloseable {
    /** Keeps a copy of the notes. */
    public LoadedDump {
        notes = List.copyOf(notes);
    }

    @Override
    public void close() {
        replacement.close();
    }
}
