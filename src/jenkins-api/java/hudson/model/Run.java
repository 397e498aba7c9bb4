package hudson.model;

import hudson.ExtensionPoint;
import hudson.security.AccessControlled;
import java.util.List;
import jenkins.util.io.OnMaster;

/** A signature for the compiler, written by bin/signatures. */
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>>
        implements ExtensionPoint, Comparable<RunT>, AccessControlled, Saveable, OnMaster {
    public List<Cause> getCauses() {
        throw new UnsupportedOperationException();
    }

    public JobT getParent() {
        throw new UnsupportedOperationException();
    }

    private Run() {
        throw new UnsupportedOperationException();
    }
}
