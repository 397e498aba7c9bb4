package io.jenkins.plugins.backhaul.plugin;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.backhaul.plugin.overview.OverviewRow;
import java.time.Instant;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * Warns administrators of projects whose backup or proof is overdue, or whose last proof failed. What is expected is what
 * {@code expect} in backhaul.yml said to the last build that backed the project up or proved it, or tried to; without that nothing
 * is overdue. A project is forgotten with the jobs that told of it, and with its store.
 */
@Extension
public final class OverdueMonitor extends AdministrativeMonitor {
    private static final int NAMED = 10;

    @Override
    public String getDisplayName() {
        return "Overdue backups and proofs";
    }

    @Override
    public boolean isActivated() {
        return !concerned().isEmpty();
    }

    @Override
    public void checkRequiredPermission() {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
    }

    @Override
    public boolean hasRequiredPermission() {
        return Jenkins.get().hasPermission(Jenkins.SYSTEM_READ);
    }

    /** The first projects to look after, at most {@value #NAMED}. */
    public List<OverviewRow> getNamed() {
        List<OverviewRow> all = concerned();
        return all.subList(0, Math.min(NAMED, all.size()));
    }

    /** How many more there are. */
    public int getFurther() {
        return Math.max(0, concerned().size() - NAMED);
    }

    private static List<OverviewRow> concerned() {
        return Overview.get().shown().rows(job -> false, Instant.now()).stream()
                .filter(each -> !each.words().isGood())
                .toList();
    }
}
