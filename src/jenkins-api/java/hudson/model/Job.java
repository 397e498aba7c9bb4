package hudson.model;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import java.io.File;
import java.io.IOException;

/** A signature for the compiler, written by bin/signatures. */
@SuppressWarnings({"rawtypes", "unchecked"})
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem
        implements ExtensionPoint, ModelObject {
    protected Job(ItemGroup arg0, String arg1) {
        super((ItemGroup) null, (String) null);
        throw new UnsupportedOperationException();
    }

    public EnvVars getEnvironment(Node arg0, TaskListener arg1) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public File getBuildDir() {
        throw new UnsupportedOperationException();
    }

    public RunT getLastBuild() {
        throw new UnsupportedOperationException();
    }
}
