package jenkins.model;

import hudson.model.Action;
import hudson.model.Run;

/** A signature for the compiler, written by bin/signatures. */
public interface RunAction2 extends Action {
    void onAttached(Run<?, ?> arg0);

    void onLoad(Run<?, ?> arg0);
}
