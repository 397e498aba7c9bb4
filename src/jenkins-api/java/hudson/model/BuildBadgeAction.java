package hudson.model;

/** A signature for the compiler, written by bin/signatures. */
public interface BuildBadgeAction extends Action {}
