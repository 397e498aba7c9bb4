package io.jenkins.plugins.backhaul.deploy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits until something is well and has stayed so: what comes and goes is not well. */
public final class AwaitHealth {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Probe probe;
    private final HealthTerms terms;
    private String run = "";
    private String lastReason = "it has only just begun anew";
    private long wellSince;
    private boolean well;
    private int relapses;

    /** @param probe what is looked at beside the question that the terms hold */
    public AwaitHealth(Probe probe, HealthTerms terms) {
        this.probe = terms.question()
                .map(question -> Probe.all(List.of(probe, new WebProbe(question))))
                .orElse(probe);
        this.terms = terms;
    }

    /**
     * Waits.
     *
     * @return what is not well; nothing when all is
     */
    public Optional<String> run() throws InterruptedException {
        long deadline = System.nanoTime() + terms.timeout().toNanos();
        while (true) {
            Sign sign = look();
            if (sign.state() == Sign.State.LOST) {
                return Optional.of(sign.words());
            }
            note(sign);
            long now = System.nanoTime();
            if (well && now - wellSince >= terms.hold().toNanos()) {
                return Optional.empty();
            }
            if (now >= deadline && !(well && wellSince < deadline)) {
                return Optional.of(ailment());
            }
            Thread.sleep(INTERVAL.toMillis());
        }
    }

    private Sign look() throws InterruptedException {
        try {
            return probe.look();
        } catch (IOException e) {
            return Sign.notYet(e.getMessage());
        }
    }

    private void note(Sign sign) {
        boolean wellNow = sign.state() == Sign.State.WELL;
        if (well && !(wellNow && sign.words().equals(run))) {
            relapses++;
        }
        if (wellNow && !(well && sign.words().equals(run))) {
            wellSince = System.nanoTime();
            run = sign.words();
        }
        lastReason = wellNow ? lastReason : sign.words();
        well = wellNow;
    }

    private String ailment() {
        String came = relapses == 0
                ? ""
                : "; it was well " + (relapses == 1 ? "once" : relapses + " times")
                        + " in between, but did not stay so for " + shown(terms.hold());
        return "it did not become well within " + shown(terms.timeout()) + ": " + lastReason + came;
    }

    private static String shown(Duration time) {
        return time.toSeconds() < 120 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
