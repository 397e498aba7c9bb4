package jenkins;

import jenkins.agents.ControllerToAgentFileCallable;

/** A signature for the compiler, written by bin/signatures. */
public abstract class MasterToSlaveFileCallable<T> implements ControllerToAgentFileCallable<T> {
    public MasterToSlaveFileCallable() {
        throw new UnsupportedOperationException();
    }
}
