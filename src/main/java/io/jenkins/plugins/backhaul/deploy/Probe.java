package io.jenkins.plugins.backhaul.deploy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Looks once whether something is well. */
@FunctionalInterface
public interface Probe {
    /** Nothing to look at: always well. */
    Probe NONE = () -> Sign.well("");

    /**
     * Looks.
     *
     * @throws IOException when it could not be seen, which may pass
     */
    Sign look() throws IOException, InterruptedException;

    /** Well when all are; otherwise what the first says that is not. */
    static Probe all(List<Probe> probes) {
        return () -> {
            List<String> runs = new ArrayList<>();
            for (Probe probe : probes) {
                Sign sign = probe.look();
                if (sign.state() != Sign.State.WELL) {
                    return sign;
                }
                runs.add(sign.words());
            }
            return Sign.well(String.join("\n", runs));
        };
    }
}
