package com.cloudbees.plugins.credentials;

/** A signature for the compiler, written by bin/signatures. */
@SuppressWarnings({"rawtypes", "unchecked"})
public class CredentialsMatchers {
    public static CredentialsMatcher instanceOf(Class arg0) {
        throw new UnsupportedOperationException();
    }

    public static CredentialsMatcher anyOf(CredentialsMatcher... arg0) {
        throw new UnsupportedOperationException();
    }

    private CredentialsMatchers() {
        throw new UnsupportedOperationException();
    }
}
