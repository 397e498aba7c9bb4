package io.jenkins.plugins.backhaul.plugin;

import hudson.model.BuildBadgeAction;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;

/** What the steps of a build have backed up, restored and deployed, shown on its page. Holds no secret. */
public final class BackhaulAction implements RunAction2, BuildBadgeAction {
    /** Steps of one build may end side by side. A lock of our own: a build's is taken by Jenkins in orders of its own. */
    private static final Object ONE_AT_A_TIME = new Object();

    /** Both are replaced as a whole, never changed: Jenkins writes them down whenever it likes. */
    private volatile List<WorkResult> results = new ArrayList<>();

    private volatile List<String> works = new ArrayList<>();
    private transient Run<?, ?> run;

    /**
     * Shows it in the log and on the page of the build, there only once, though a restart in the last moment brings it again.
     *
     * @param work the id of the work that it came of
     */
    static void add(Run<?, ?> run, TaskListener log, String work, WorkResult result) throws IOException {
        log.getLogger()
                .println("[backhaul] " + result.getTitle() + " " + result.getLocation() + ": " + result.getFigures());
        result.getNotes().forEach(note -> log.getLogger().println("[backhaul] note: " + note));
        synchronized (ONE_AT_A_TIME) {
            BackhaulAction action = run.getAction(BackhaulAction.class);
            if (action == null) {
                action = new BackhaulAction();
                run.addAction(action);
            }
            action.add(run, work, result);
            run.save();
        }
        String job = run.getParent().getFullName();
        Overview.get().change(known -> result.remember(known, job, run.getNumber()));
        if (result.getKind() != WorkResult.Kind.RESTORE) {
            result.archive().ifPresent(archive -> Survey.get().lookSoon(run, archive));
        }
    }

    private void add(Run<?, ?> owner, String work, WorkResult result) throws IOException {
        if (!works.contains(work)) {
            result.keepEvidence(evidence(owner, results.size() + 1));
            results = with(results, result);
            works = with(works, work);
        }
    }

    private static <T> List<T> with(List<T> all, T more) {
        List<T> longer = new ArrayList<>(all);
        longer.add(more);
        return longer;
    }

    private static Path evidence(Run<?, ?> owner, int number) {
        return owner.getRootDir().toPath().resolve("backhaul-evidence-" + number + ".json");
    }

    /** The evidence of a proof as a page, by its number among the results; null when there is none. */
    public EvidenceView getEvidence(String number) {
        if (!number.matches("[1-9]\\d{0,5}")) {
            return null;
        }
        Path file = evidence(run, Integer.parseInt(number));
        return Files.isRegularFile(file) ? new EvidenceView(file) : null;
    }

    /** In the order in which they ended. */
    public List<WorkResult> getResults() {
        return List.copyOf(results);
    }

    /** The build. */
    public Run<?, ?> getRun() {
        return run;
    }

    /** What a person reads beside the build in a list. */
    public String getTooltip() {
        return getResults().stream()
                .map(each -> each.getTitle() + " " + each.getShortLocation())
                .collect(Collectors.joining("\n"));
    }

    /** What such results are called together: by what they are if all are of a kind. */
    static String title(List<WorkResult> results) {
        Set<WorkResult.Kind> kinds = results.stream().map(WorkResult::getKind).collect(Collectors.toSet());
        return kinds.size() == 1 ? kinds.iterator().next().title() : WorkResult.Kind.BACKUP.title();
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public String getIconFileName() {
        return "symbol-server";
    }

    @Override
    public String getDisplayName() {
        return title(getResults());
    }

    @Override
    public String getUrlName() {
        return "backhaul";
    }
}
