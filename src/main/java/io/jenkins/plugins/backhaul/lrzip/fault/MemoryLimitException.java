package io.jenkins.plugins.backhaul.lrzip.fault;

/** Reading needs more memory than the options allow. */
public final class MemoryLimitException extends LrzipException {
    private static final long serialVersionUID = 1L;

    private final long needed;
    private final long limit;

    /**
     * Both amounts in bytes.
     *
     * @param what needs it, as the subject of the sentence
     */
    public MemoryLimitException(String what, long needed, long limit) {
        super(
                what + " needs " + needed + " bytes of memory and " + limit
                        + " are allowed. Raise the memory limit, or use a larger machine.",
                null);
        this.needed = needed;
        this.limit = limit;
    }

    /** Bytes that reading would take. */
    public long needed() {
        return needed;
    }

    /** Bytes that the options allow. */
    public long limit() {
        return limit;
    }
}
