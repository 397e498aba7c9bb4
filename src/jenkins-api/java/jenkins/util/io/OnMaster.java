package jenkins.util.io;

/** A signature for the compiler, written by bin/signatures. */
public interface OnMaster {}
