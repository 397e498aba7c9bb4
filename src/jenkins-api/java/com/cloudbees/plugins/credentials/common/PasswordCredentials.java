package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.util.Secret;

/** A signature for the compiler, written by bin/signatures. */
public interface PasswordCredentials extends Credentials {
    Secret getPassword();
}
