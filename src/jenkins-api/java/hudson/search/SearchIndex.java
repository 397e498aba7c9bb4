package hudson.search;

/** A signature for the compiler, written by bin/signatures. */
public interface SearchIndex {}
