package io.jenkins.plugins.backhaul.log;

import io.jenkins.plugins.backhaul.archive.Progress;

/** Progress that somebody reads. */
public interface ShownProgress extends Progress, AutoCloseable {
    /** Forgets the phase that failed, so that its line does not read as if it were done. */
    void fail();

    /** Ends the last phase. */
    @Override
    void close();
}
