package hudson.tasks;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.Action;
import hudson.model.BuildListener;
import java.io.IOException;
import java.util.Collection;

/** A signature for the compiler, written by bin/signatures. */
public interface BuildStep {
    boolean prebuild(AbstractBuild<?, ?> arg0, BuildListener arg1);

    boolean perform(AbstractBuild<?, ?> arg0, Launcher arg1, BuildListener arg2)
            throws InterruptedException, IOException;

    @Deprecated
    Action getProjectAction(AbstractProject<?, ?> arg0);

    Collection<? extends Action> getProjectActions(AbstractProject<?, ?> arg0);
}
