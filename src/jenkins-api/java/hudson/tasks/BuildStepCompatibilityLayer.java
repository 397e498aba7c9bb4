package hudson.tasks;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.Action;
import hudson.model.BuildListener;
import java.io.IOException;
import java.util.Collection;

/** A signature for the compiler, written by bin/signatures. */
@Deprecated
public abstract class BuildStepCompatibilityLayer implements BuildStep {
    public BuildStepCompatibilityLayer() {
        throw new UnsupportedOperationException();
    }

    public boolean prebuild(AbstractBuild<?, ?> arg0, BuildListener arg1) {
        throw new UnsupportedOperationException();
    }

    public boolean perform(AbstractBuild<?, ?> arg0, Launcher arg1, BuildListener arg2)
            throws InterruptedException, IOException {
        throw new UnsupportedOperationException();
    }

    public Action getProjectAction(AbstractProject<?, ?> arg0) {
        throw new UnsupportedOperationException();
    }

    public Collection<? extends Action> getProjectActions(AbstractProject<?, ?> arg0) {
        throw new UnsupportedOperationException();
    }
}
