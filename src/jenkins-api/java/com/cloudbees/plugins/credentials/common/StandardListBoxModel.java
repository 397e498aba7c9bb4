package com.cloudbees.plugins.credentials.common;

/** A signature for the compiler, written by bin/signatures. */
public class StandardListBoxModel extends AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> {
    public StandardListBoxModel() {
        throw new UnsupportedOperationException();
    }
}
