package com.cloudbees.plugins.credentials.common;

/** A signature for the compiler, written by bin/signatures. */
public interface StandardCredentials extends IdCredentials {}
