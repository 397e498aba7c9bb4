package io.jenkins.plugins.backhaul.plugin;

import hudson.model.BuildBadgeAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the steps of a build have backed up and restored, shown on its page. */
public final class BackhaulAction implements BuildBadgeAction {
    private final List<WorkResult> results = new ArrayList<>();

    /** Adds it to what the build shows; does nothing when it is there already, as after a restart in the last moment. */
    static void add(Run<?, ?> run, WorkResult result) throws IOException {
        synchronized (run) {
            BackhaulAction action = run.getAction(BackhaulAction.class);
            if (action == null) {
                action = new BackhaulAction();
                run.addAction(action);
            }
            action.add(result);
            run.save();
        }
    }

    private synchronized void add(WorkResult result) {
        boolean known = results.stream()
                .anyMatch(each -> each.getTitle().equals(result.getTitle())
                        && each.getLocation().equals(result.getLocation()));
        if (!known) {
            results.add(result);
        }
    }

    /** In the order in which they ended. */
    public synchronized List<WorkResult> getResults() {
        return List.copyOf(results);
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
}
