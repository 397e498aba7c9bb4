package org.jenkinsci.plugins.plaincredentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.util.Secret;

/** A signature for the compiler, written by bin/signatures. */
public interface StringCredentials extends StandardCredentials {
    Secret getSecret();
}
