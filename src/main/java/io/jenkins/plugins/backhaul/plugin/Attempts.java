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

    /** Replaced as a whole, never changed: Jenkins writes it down whenever it likes. */
    private volatile Map<String, Boolean> failed = new HashMap<>();

    /**
     * Writes down how an attempt of a build went.
     *
     * @param what the same text for the same work of any build of the job
     * @return whether the last attempt before it, of this build or an earlier one, had failed
     */
    static boolean note(Run<?, ?> run, String what, boolean hasFailed) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            boolean before = lastFailed(run, what);
            Attempts attempts = run.getAction(Attempts.class);
            if (attempts == null) {
                attempts = new Attempts();
                run.addAction(attempts);
            }
            attempts.put(what, hasFailed);
            run.save();
            return before;
        }
    }

    private static boolean lastFailed(Run<?, ?> run, String what) {
        Run<?, ?> build = run;
        for (int far = 0; build != null && far < FAR_ENOUGH; far++) {
            Attempts attempts = build.getAction(Attempts.class);
            Boolean known = attempts == null ? null : attempts.get(what);
            if (known != null) {
                return known;
            }
            build = build.getPreviousBuild();
        }
        return false;
    }

    private void put(String what, boolean hasFailed) {
        Map<String, Boolean> more = new HashMap<>(failed);
        more.put(what, hasFailed);
        failed = more;
    }

    private Boolean get(String what) {
        return failed.get(what);
    }
}
