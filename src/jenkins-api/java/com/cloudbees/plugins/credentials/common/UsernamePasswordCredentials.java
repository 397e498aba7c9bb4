package com.cloudbees.plugins.credentials.common;

/** A signature for the compiler, written by bin/signatures. */
public interface UsernamePasswordCredentials extends UsernameCredentials, PasswordCredentials {}
