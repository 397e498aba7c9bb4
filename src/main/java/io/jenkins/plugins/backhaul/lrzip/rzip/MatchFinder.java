package io.jenkins.plugins.backhaul.lrzip.rzip;

/** Finds repetitions over the whole window. */
public interface MatchFinder {
    /** Forgets all positions: the window starts again at 0. */
    void clear();

    /**
     * Describes the bytes from {@code from} to {@code to} completely by literals and matches. To be called with
     * successive ranges that do not cross a segment of the window and end where the window does.
     */
    void scan(Window window, long from, long to, TokenSink sink);
}
