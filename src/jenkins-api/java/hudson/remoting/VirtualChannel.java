package hudson.remoting;

/** A signature for the compiler, written by bin/signatures. */
public interface VirtualChannel {}
