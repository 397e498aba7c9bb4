package hudson.model;

import hudson.ExtensionPoint;

/** A signature for the compiler, written by bin/signatures. */
public interface TopLevelItem extends Item, ExtensionPoint, Describable<TopLevelItem> {}
