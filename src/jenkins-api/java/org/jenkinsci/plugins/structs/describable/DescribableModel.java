package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.Map;

/** A signature for the compiler, written by bin/signatures. */
public final class DescribableModel<T> implements Serializable {
    public static <T> DescribableModel<T> of(Class<T> arg0) {
        throw new UnsupportedOperationException();
    }

    public T instantiate(Map<String, ?> arg0, TaskListener arg1) throws IllegalArgumentException {
        throw new UnsupportedOperationException();
    }

    public UninstantiatedDescribable uninstantiate2(T arg0) throws UnsupportedOperationException {
        throw new UnsupportedOperationException();
    }

    private DescribableModel() {
        throw new UnsupportedOperationException();
    }
}
