package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Descriptor;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** A signature for the compiler, written by bin/signatures. */
public abstract class StepDescriptor extends Descriptor<Step> {
    public StepDescriptor() {
        throw new UnsupportedOperationException();
    }

    public abstract Set<? extends Class<?>> getRequiredContext();

    public abstract String getFunctionName();

    public final Class<?> getMetaStepArgumentType() {
        throw new UnsupportedOperationException();
    }

    public final void checkContextAvailability(StepContext arg0)
            throws MissingContextVariableException, IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public String argumentsToString(Map<String, Object> arg0) {
        throw new UnsupportedOperationException();
    }
}
