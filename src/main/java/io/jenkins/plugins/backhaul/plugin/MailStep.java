package io.jenkins.plugins.backhaul.plugin;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import io.jenkins.plugins.backhaul.plugin.mail.Letter;
import io.jenkins.plugins.backhaul.plugin.mail.Post;
import io.jenkins.plugins.backhaul.plugin.work.WorkLog;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.scm.RunWithSCM;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Mails those who committed since the last good build what went wrong, with the end of the log. That it cannot be sent is a line
 * in the log and fails nothing.
 */
public final class MailStep extends Step implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String error;
    private String to;

    /** @param error what went wrong, in a sentence */
    @DataBoundConstructor
    public MailStep(String error) {
        this.error = error;
    }

    /** What went wrong. */
    public String getError() {
        return error;
    }

    /** Addresses that are mailed as well, with commas or blanks between them; null for none. */
    public String getTo() {
        return to;
    }

    @DataBoundSetter
    public void setTo(String to) {
        this.to = Util.fixEmptyAndTrim(to);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<Void> {
        private static final long serialVersionUID = 1L;
        private static final int LINES = 100;

        private final MailStep step;

        Execution(StepContext context, MailStep step) {
            super(context);
            this.step = step;
        }

        @Override
        protected Void run() throws IOException, InterruptedException {
            Run<?, ?> run = getContext().get(Run.class);
            TaskListener log = getContext().get(TaskListener.class);
            Set<User> committers = run instanceof RunWithSCM<?, ?> built ? built.getCulprits() : Set.of();
            Post.send(run, log, letter(run), committers, DescribedProject.orEmpty(step.to));
            return null;
        }

        private Letter letter(Run<?, ?> run) throws IOException {
            String error = WorkLog.printable(Util.fixNull(step.error));
            String root = Jenkins.get().getRootUrl();
            List<String> end = run.getLog(LINES);
            return new Letter(
                    run.getFullDisplayName() + " failed: " + error,
                    error + "\n\n" + run.getFullDisplayName() + "\n"
                            + (root == null ? "" : root + run.getUrl() + "\n")
                            + "\nThe end of its log:\n\n" + String.join("\n", end) + "\n");
        }
    }

    /** What Jenkins knows of it. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public String getFunctionName() {
            return "mailCommitters";
        }

        @Override
        public String getDisplayName() {
            return "Mail the committers what went wrong";
        }
    }
}
