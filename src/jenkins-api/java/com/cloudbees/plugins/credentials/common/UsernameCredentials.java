package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;

/** A signature for the compiler, written by bin/signatures. */
public interface UsernameCredentials extends Credentials {
    String getUsername();
}
