package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Looks at all projects of a store. It only lists; nothing is read. */
public final class SurveyStore {
    private final ObjectStore store;
    private final Progress progress;
    private final Clock clock;

    /** The store stays open. */
    public SurveyStore(ObjectStore store, Progress progress, Clock clock) {
        this.store = store;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Surveys.
     *
     * @param expected of every project
     * @param named a project to look at even when the store knows nothing of it
     * @return how each project stands, by name; a folder without a single backup is no project
     * @throws StorageException when the store could not be listed whole
     */
    public List<ProjectStatus> run(Expected expected, Optional<Project> named) throws StorageException {
        TreeSet<String> folders = new TreeSet<>(store.listFolders(""));
        named.map(Project::name).ifPresent(folders::add);
        List<ProjectStatus> all = new ArrayList<>();
        for (String folder : folders) {
            Optional<Project> project = project(folder);
            if (project.isPresent()) {
                List<Backup> backups = new Catalogue(store).list(project.get());
                if (!backups.isEmpty() || project.equals(named)) {
                    all.add(status(project.get(), backups, expected));
                }
            }
        }
        return all;
    }

    /**
     * Looks at one project.
     *
     * @throws StorageException when it could not be listed whole
     */
    public ProjectStatus run(Expected expected, Project project) throws StorageException {
        return status(project, new Catalogue(store).list(project), expected);
    }

    private ProjectStatus status(Project project, List<Backup> backups, Expected expected) {
        return ProjectStatus.of(project, backups, expected, clock.instant());
    }

    private Optional<Project> project(String folder) {
        try {
            return Optional.of(new Project(folder));
        } catch (IllegalArgumentException e) {
            progress.note("Left out a folder of " + store.location() + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
