package org.kohsuke.stapler;

/** A signature for the compiler, written by bin/signatures. */
public interface StaplerProxy {
    Object getTarget();
}
