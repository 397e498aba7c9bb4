package com.cloudbees.plugins.credentials;

import java.io.Serializable;

/** A signature for the compiler, written by bin/signatures. */
public interface CredentialsMatcher extends Serializable {}
