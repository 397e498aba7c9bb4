package io.jenkins.plugins.backhaul.plugin;

import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.backhaul.backup.SizeTrend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the newest builds of a job have backed up, restored and proven, on the job's page and as a page of its own. */
public final class JobBackups implements Action {
    /** Each has to be read from the disk when it was not lately. */
    private static final int BUILDS = 50;

    private final Job<?, ?> job;

    JobBackups(Job<?, ?> job) {
        this.job = job;
    }

    /** The job. */
    public Job<?, ?> getJob() {
        return job;
    }

    /** What the newest {@value #BUILDS} builds made, restored or tried, the newest first. */
    public List<Entry> getEntries() {
        List<Entry> entries = new ArrayList<>();
        Run<?, ?> run = job.getLastBuild();
        for (int i = 0; i < BUILDS && run != null; i++) {
            BackhaulAction action = run.getAction(BackhaulAction.class);
            List<WorkResult> results = action == null ? List.of() : action.getResults();
            for (int number = results.size(); number > 0; number--) {
                Optional<ArchiveResult> archive = results.get(number - 1).archive();
                if (archive.isPresent()) {
                    entries.add(new Entry(run, archive.get(), number));
                }
            }
            run = run.getPreviousBuild();
        }
        return entries;
    }

    /** The same of each project, those with newer work first. */
    public List<ProjectEntries> getProjects() {
        Map<String, List<Entry>> projects = new LinkedHashMap<>();
        for (Entry each : getEntries()) {
            projects.computeIfAbsent(each.result().place().toString(), place -> new ArrayList<>())
                    .add(each);
        }
        return projects.values().stream().map(ProjectEntries::new).toList();
    }

    @Override
    public String getIconFileName() {
        return "symbol-server";
    }

    @Override
    public String getDisplayName() {
        return "Backups";
    }

    @Override
    public String getUrlName() {
        return "backhaul";
    }

    /**
     * Work of a build.
     *
     * @param number among the build's results, from 1
     */
    public record Entry(Run<?, ?> run, ArchiveResult result, int number) {
        /** How long ago the build was begun, such as {@code 3 h ago}. */
        public String ago() {
            return BackupsRow.ago(Instant.ofEpochMilli(run.getTimeInMillis()), Instant.now());
        }

        /** The part of a page's address that leads to it, from Jenkins' own. */
        public String url() {
            return run.getUrl() + "backhaul/#result-" + number;
        }
    }

    /**
     * Work of a job with one project.
     *
     * @param entries at least one, the newest first
     */
    public record ProjectEntries(List<Entry> entries) {
        /** The project's name. */
        public String project() {
            return entries.get(0).result().getProject();
        }

        /** Where its backups are. */
        public String store() {
            return entries.get(0).result().getStore();
        }

        /** The last backup; null when there is none. */
        public Entry lastBackup() {
            return newest(WorkResult.Kind.BACKUP).orElse(null);
        }

        /** The last proof; null when there is none. */
        public Entry lastProof() {
            return newest(WorkResult.Kind.PROOF).orElse(null);
        }

        /** How the sizes of its backups went. */
        public SizeTrend trend() {
            List<Long> sizes = new ArrayList<>();
            entries.stream()
                    .filter(each -> each.result().getKind() == WorkResult.Kind.BACKUP)
                    .forEach(each -> sizes.add(0, each.result().getSize()));
            return new SizeTrend(sizes);
        }

        private Optional<Entry> newest(WorkResult.Kind kind) {
            return entries.stream()
                    .filter(each -> each.result().getKind() == kind)
                    .findFirst();
        }
    }
}
