package io.jenkins.plugins.backhaul.lrzip.fault;

/** A sound archive of a kind that is not read here; the message names the kind and the program that reads it. */
public final class UnsupportedArchiveException extends LrzipException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the kind.
     *
     * @param kind what the archive is, completing "This lrzip archive …"
     * @param remedy the next step, as a sentence
     */
    public UnsupportedArchiveException(String kind, String remedy) {
        super("This lrzip archive " + kind + ", which is not supported. " + remedy, null);
    }
}
