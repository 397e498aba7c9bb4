package io.jenkins.plugins.backhaul.media;

import io.jenkins.plugins.backhaul.archive.Progress;
import java.io.IOException;

/**
 * Makes one place hold what another one holds: copies what is missing or differs, then deletes what is too much, if that was asked
 * for and everything was copied, and lists both anew at the end, if it changed anything. Running it again does what is left.
 */
public final class SyncMedia {
    private static final double NANOS = 1e9;

    private final Progress progress;

    /** @param progress hears how it goes on */
    public SyncMedia(Progress progress) {
        this.progress = progress;
    }

    /**
     * Looks whether anything may be copied at all; asks neither place for anything.
     *
     * @throws MediaRefusedException when it must not be
     */
    public static void requireAllowed(SyncRequest request) throws MediaRefusedException {
        MediaGuard.check(request);
    }

    /**
     * What would have to be done. Changes nothing.
     *
     * @throws MediaRefusedException when it must not be done
     */
    public Difference plan(SyncRequest request) throws IOException, InterruptedException {
        MediaGuard.check(request);
        Difference difference = new CompareMedia(progress).run(request.from(), request.to());
        MediaGuard.check(request, difference);
        return difference;
    }

    /**
     * Does it.
     *
     * @param plan what {@link #plan} said of the same request
     * @throws MediaRefusedException when it must not be done
     */
    public SyncReport run(SyncRequest request, Difference plan) throws IOException, InterruptedException {
        MediaGuard.check(request);
        MediaGuard.check(request, plan);
        long begun = System.nanoTime();
        Faults faults = new Faults();
        CopyObjects copies = new CopyObjects(request.from(), request.to(), progress, faults);
        if (!plan.wanted().isEmpty()) {
            progress.start(
                    "copying " + plan.wanted().size() + " to " + request.to().location(), plan.wantedBytes());
            copies.run(plan.wanted());
        }
        int deleted = request.delete() ? delete(request, plan, faults) : 0;
        boolean untouched = plan.wanted().isEmpty() && deleted == 0;
        Difference after = untouched ? plan : new CompareMedia(progress).run(request.from(), request.to());
        return new SyncReport(
                copies.copied(),
                copies.bytes(),
                copies.throughHere(),
                deleted,
                faults.sentences(),
                after,
                (System.nanoTime() - begun) / NANOS);
    }

    /** What cannot be copied does not count: it stays where it is, and is told of. */
    private int delete(SyncRequest request, Difference plan, Faults faults) throws IOException, InterruptedException {
        String place = request.to().location();
        if (plan.surplus().isEmpty()) {
            return 0;
        }
        if (!faults.areNone()) {
            faults.add("Nothing was deleted from " + place + ", as not everything was copied.");
            return 0;
        }
        progress.start("deleting " + plan.surplus().size() + " from " + place, 0);
        return new DeleteSurplus(request.from(), request.to(), faults).run(plan.surplus());
    }
}
