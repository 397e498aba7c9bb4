package io.jenkins.plugins.backhaul.lrzip.rzip;

/** Takes what a match finder says of a window, from its start on without a gap. */
public interface TokenSink {
    /** The next bytes stand for themselves. */
    void literals(long position, int length);

    /** The next bytes repeat what starts that far back. */
    void match(long distance, int length);
}
