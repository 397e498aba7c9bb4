package io.jenkins.plugins.backhaul.plugin;

import hudson.Util;

/**
 * What a step of a build was to do, as those who hear of it call it.
 *
 * @param doing as a noun: {@code backup}
 * @param project as the step names it; empty when {@code backhaul.yml} does
 * @param environment where; empty for nowhere in particular
 * @param isToldOfAborts whether those who hear of failures hear of aborts too
 */
record Undertaking(String doing, String project, String environment, boolean isToldOfAborts) {
    /** An aborted deployment that was begun has a record, and one that was not makes way for a newer one. */
    static Undertaking of(EngineStep<?> step) {
        return new Undertaking(
                step.doing(),
                Util.fixNull(step.getProject()),
                Util.fixNull(step.getEnvironment()),
                !(step instanceof DeployStep));
    }

    static Undertaking of(MediaStep step) {
        return new Undertaking("media sync", "", step.getTo(), true);
    }
}
