package io.jenkins.plugins.backhaul.restore;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.database.Replacement;
import java.io.IOException;
import java.util.List;

/** What is done to a restored copy once it was compared with the record of the backup, and before anybody can read it. */
@FunctionalInterface
public interface Treatment {
    /** The copy stays as it was backed up. */
    Treatment NONE = (copy, progress) -> List.of();

    /**
     * Changes the copy.
     *
     * @return what was done, one line each, for the report of the restore
     * @throws IOException when it could not be done; the copy is dropped then
     * @throws InterruptedException when this thread was interrupted; the copy is dropped then
     */
    List<String> run(Replacement copy, Progress progress) throws IOException, InterruptedException;
}
