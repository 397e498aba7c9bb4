package hudson.model;

import hudson.security.AccessControlled;
import jenkins.util.io.OnMaster;

/** A signature for the compiler, written by bin/signatures. */
public interface Item extends Saveable, AccessControlled, OnMaster {}
