package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import java.util.List;

/**
 * What to back up.
 *
 * @param project whose backup it is
 * @param sources its databases, at least one
 * @param origin where they come from
 * @param compression how hard to compress
 */
public record BackupRequest(Project project, List<Source> sources, Origin origin, LrzipWriteOptions compression) {
    /** @throws IllegalArgumentException when there is nothing to back up, or two sources have one name */
    public BackupRequest {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("There is no database to back up");
        }
        if (sources.stream().map(Source::name).distinct().count() < sources.size()) {
            throw new IllegalArgumentException("Two databases of " + project + " have the same name");
        }
    }
}
