package hudson.model;

import hudson.ExtensionPoint;

/** A signature for the compiler, written by bin/signatures. */
public interface RootAction extends Action, ExtensionPoint {}
