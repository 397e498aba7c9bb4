package io.jenkins.plugins.backhaul.lrzip.fault;

/** What was about to be written does not decode to what was given; the archive is not finished and must not be kept. */
public final class VerificationException extends LrzipException {
    private static final long serialVersionUID = 1L;

    /** @param difference what differs and where, as a clause without a full stop */
    public VerificationException(String difference, Throwable cause) {
        super(
                "The archive being written would not decode to its content: " + difference
                        + ". Nothing was finished; try again, and suspect the machine's memory if it happens twice.",
                cause);
    }
}
