package io.jenkins.plugins.backhaul.plugin.work;

import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.desk.StoredEvidence;
import java.util.Optional;

/**
 * Work that has ended, as the controller saw it.
 *
 * @param archive the key of the archive that was read; empty when one was made
 * @param store the store as a person names it, such as {@code s3://countable/backups}
 * @param published the backup that was made, as the controller checked and published it
 * @param evidence the evidence that was made, as the controller checked and stored it
 * @param ordered the deployment that was to be made, if it is one
 * @param millis how long it took
 */
public record Finished(
        String archive,
        String store,
        Optional<Sidecar> published,
        Optional<StoredEvidence> evidence,
        Ordered ordered,
        long millis) {}
