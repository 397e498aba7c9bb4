package com.cloudbees.plugins.credentials.domains;

import hudson.ExtensionPoint;
import java.io.Serializable;

/** A signature for the compiler, written by bin/signatures. */
public class DomainRequirement implements ExtensionPoint, Serializable {
    private DomainRequirement() {
        throw new UnsupportedOperationException();
    }
}
