package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import java.io.IOException;

/** Looks at one side of a reset before anything is changed. */
interface Look {
    /** What it looks at, for a problem that begins with it. */
    String subject();

    /**
     * Looks, and changes nothing.
     *
     * @throws IOException when it cannot be seen; that is one problem among others
     */
    void look(Findings findings, Progress progress) throws IOException, InterruptedException;
}
