package io.jenkins.plugins.backhaul.plugin;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives a job its page when it has backed anything up or proved it. That is remembered, so no build is read for it. */
@Extension
@SuppressWarnings("rawtypes") // as Jenkins declares it
public final class JobBackupsFactory extends TransientActionFactory<Job> {
    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job job) {
        return Overview.get().snapshot().hasResults(job.getFullName())
                ? List.of(new JobBackups((Job<?, ?>) job))
                : List.of();
    }
}
