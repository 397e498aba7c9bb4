package io.jenkins.plugins.backhaul.scrub;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** There are columns that seem to hold personal data, and no rule says what becomes of them. */
public final class UncoveredException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    UncoveredException(List<Finding> findings) {
        super("No rule under 'scrub' says what becomes of "
                + findings.stream().limit(SHOWN).map(Finding::toString).collect(Collectors.joining(", "))
                + (findings.size() > SHOWN
                        ? " and " + (findings.size() - SHOWN) + " more, which 'backhaul scrub --find' lists"
                        : "")
                + ". Write one for each; 'keep' allows it to stay. The live database was not touched");
    }
}
