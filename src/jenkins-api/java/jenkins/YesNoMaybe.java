package jenkins;

/** A signature for the compiler, written by bin/signatures. */
public enum YesNoMaybe {
    MAYBE;
}
