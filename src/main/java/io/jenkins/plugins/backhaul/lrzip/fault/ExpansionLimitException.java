package io.jenkins.plugins.backhaul.lrzip.fault;

/** The content is larger than the options allow; a small archive can hold endless content. */
public final class ExpansionLimitException extends LrzipException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    /** @param limit bytes of content that the options allow */
    public ExpansionLimitException(long limit) {
        super(
                "The lrzip archive holds more than the " + limit
                        + " bytes that are allowed. Raise the limit if it comes from a source you trust.",
                null);
        this.limit = limit;
    }

    /** Bytes of content that the options allow. */
    public long limit() {
        return limit;
    }
}
