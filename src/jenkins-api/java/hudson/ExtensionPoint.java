package hudson;

/** A signature for the compiler, written by bin/signatures. */
public interface ExtensionPoint {}
