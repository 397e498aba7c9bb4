package jenkins.tasks;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStep;
import java.io.IOException;

/** A signature for the compiler, written by bin/signatures. */
public interface SimpleBuildStep extends BuildStep {
    default void perform(Run<?, ?> arg0, FilePath arg1, EnvVars arg2, Launcher arg3, TaskListener arg4)
            throws InterruptedException, IOException {
        throw new UnsupportedOperationException();
    }
}
