package jenkins.agents;

import hudson.FilePath;
import org.jenkinsci.remoting.RoleChecker;

/** A signature for the compiler, written by bin/signatures. */
public interface ControllerToAgentFileCallable<T> extends FilePath.FileCallable<T> {
    default void checkRoles(RoleChecker arg0) throws SecurityException {
        throw new UnsupportedOperationException();
    }
}
