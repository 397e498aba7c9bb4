package io.jenkins.plugins.backhaul.plugin.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A store as it was last looked at.
 *
 * @param location such as {@code s3://countable/backups}
 * @param seen when it was last listed whole; null when it never was
 * @param fault why the last try to list it failed, one sentence; empty when it did not
 * @param projects what was last seen of each, by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeenStore(String location, Instant seen, String fault, List<SeenProject> projects) {
    /** @throws NullPointerException when a part is missing, naming it */
    public SeenStore {
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(fault, "fault");
        projects = Objects.requireNonNull(projects, "projects").stream()
                .sorted(Comparator.comparing(SeenProject::project))
                .toList();
    }

    static SeenStore unseen(String location) {
        return new SeenStore(location, null, "", List.of());
    }

    /** With a project as it was listed by itself. */
    SeenStore with(SeenProject project) {
        List<SeenProject> all = new ArrayList<>(projects);
        all.removeIf(each -> each.project().equals(project.project()));
        all.add(project);
        return new SeenStore(location, seen, fault, all);
    }

    /** It could not be listed; what was seen before stays. */
    SeenStore failed(String sentence) {
        return new SeenStore(location, seen, sentence, projects);
    }

    /**
     * It was listed whole. A project that was listed by itself meanwhile is better known.
     *
     * @param begun when the list was begun
     */
    SeenStore surveyed(Instant begun, List<SeenProject> listed) {
        SeenStore all = new SeenStore(location, begun, "", listed);
        for (SeenProject each : projects) {
            if (each.seen().isAfter(begun)) {
                all = all.with(each);
            }
        }
        return all;
    }

    Optional<SeenProject> find(String project) {
        return projects.stream().filter(each -> each.project().equals(project)).findFirst();
    }
}
