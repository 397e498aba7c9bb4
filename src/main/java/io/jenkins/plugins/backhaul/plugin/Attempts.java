package io.jenkins.plugins.backhaul.plugin;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What the steps of a build have tried and whether it failed, so that a later build knows that it works again. */
public final class Attempts extends InvisibleAction {
    private static final int FAR_ENOUGH = 50;

    /** A lock of our own: a build's is taken by Jenkins in orders of its own. */
    private static final Object ONE_AT_A_TIME = new Object();

    /** Both are replaced as a whole, never changed: Jenkins writes them down whenever it likes. */
    private volatile Map<String, Boolean> failed = new HashMap<>();

    private volatile Map<String, Boolean> before = new HashMap<>();

    /**
     * Writes down how an attempt of a build went. Noted once more after a restart, it answers the same.
     *
     * @param work the id of the attempt; no other one of the build has it
     * @param what the same text for the same work of any build of the job
     * @return whether the last attempt before it, of this build or an earlier one, had failed
     */
    static boolean note(Run<?, ?> run, String work, String what, boolean hasFailed) throws IOException {
        boolean earlier = lastFailed(run.getPreviousBuild(), what);
        synchronized (ONE_AT_A_TIME) {
            Attempts attempts = run.getAction(Attempts.class);
            if (attempts == null) {
                attempts = new Attempts();
                run.addAction(attempts);
            }
            boolean answer = attempts.note(work, what, hasFailed, earlier);
            run.save();
            return answer;
        }
    }

    /** Each build has to be read from the disk, so no lock is held meanwhile. */
    private static boolean lastFailed(Run<?, ?> newest, String what) {
        Run<?, ?> build = newest;
        for (int far = 1; build != null && far < FAR_ENOUGH; far++) {
            Attempts attempts = build.getAction(Attempts.class);
            Boolean known = attempts == null ? null : attempts.failed.get(what);
            if (known != null) {
                return known;
            }
            build = build.getPreviousBuild();
        }
        return false;
    }

    private boolean note(String work, String what, boolean hasFailed, boolean earlier) {
        if (!before.containsKey(work)) {
            before = with(before, work, failed.getOrDefault(what, earlier));
            failed = with(failed, what, hasFailed);
        }
        return before.get(work);
    }

    private static Map<String, Boolean> with(Map<String, Boolean> all, String key, boolean value) {
        Map<String, Boolean> more = new HashMap<>(all);
        more.put(key, value);
        return more;
    }
}
