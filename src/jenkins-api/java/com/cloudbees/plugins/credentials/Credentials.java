package com.cloudbees.plugins.credentials;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import java.io.Serializable;

/** A signature for the compiler, written by bin/signatures. */
public interface Credentials extends Describable<Credentials>, Serializable, ExtensionPoint {}
