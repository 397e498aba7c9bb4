package org.jenkinsci.plugins.structs.describable;

import java.io.Serializable;
import java.util.Map;

/** A signature for the compiler, written by bin/signatures. */
public class UninstantiatedDescribable implements Serializable {
    public Map<String, ?> getArguments() {
        throw new UnsupportedOperationException();
    }

    private UninstantiatedDescribable() {
        throw new UnsupportedOperationException();
    }
}
