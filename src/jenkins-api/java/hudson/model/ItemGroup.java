package hudson.model;

/** A signature for the compiler, written by bin/signatures. */
public interface ItemGroup<T extends Item> extends ModelObject, Saveable {}
