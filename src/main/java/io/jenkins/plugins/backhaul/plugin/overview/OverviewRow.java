package io.jenkins.plugins.backhaul.plugin.overview;

import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.backup.ProjectStatus;
import io.jenkins.plugins.backhaul.backup.ProofMark;
import io.jenkins.plugins.backhaul.backup.StatusRow;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Made;
import io.jenkins.plugins.backhaul.plugin.overview.KnownJob.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a project stands, for one reader.
 *
 * @param place which project
 * @param facts how it stands
 * @param words the same in words
 * @param watched whether anything is expected of it, so that it can be overdue
 * @param readable the jobs that have backed it up or proved it, and that the reader may read
 */
public record OverviewRow(Place place, ProjectStatus facts, StatusRow words, boolean watched, List<KnownJob> readable) {
    /** Keeps a copy of the list. */
    public OverviewRow {
        readable = List.copyOf(readable);
    }

    static OverviewRow of(Place place, ProjectStatus facts, Expected expected, List<KnownJob> readable, Instant now) {
        boolean watched =
                expected.backupEvery().isPresent() || expected.proofEvery().isPresent();
        return new OverviewRow(place, facts, StatusRow.of(facts, expected, now), watched, readable);
    }

    /** The build that made the newest backup; empty when it was none of these jobs. */
    public Optional<BuildLink> backupBuild() {
        return facts.last()
                .map(Backup::object)
                .flatMap(object -> made(KnownJob::backup, object.key().value()));
    }

    /** The build that made the last proof; empty when it was none of these jobs. */
    public Optional<BuildLink> proofBuild() {
        return facts.lastProof().map(ProofMark::evidence).flatMap(key -> made(KnownJob::proof, key.value()));
    }

    private Optional<BuildLink> made(Function<KnownJob, Made> kind, String key) {
        return readable.stream()
                .filter(each ->
                        kind.apply(each) != null && kind.apply(each).key().equals(key))
                .map(each -> new BuildLink(each.job(), kind.apply(each).build()))
                .findFirst();
    }

    /**
     * A build.
     *
     * @param job the job's full name
     */
    public record BuildLink(String job, int build) {}
}
