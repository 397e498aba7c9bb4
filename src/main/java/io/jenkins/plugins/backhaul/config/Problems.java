package io.jenkins.plugins.backhaul.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects what is wrong, so that everything is told at once. What is found twice is told once. */
final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    void add(Place place, String sentence) {
        found.add(new Problem(place, sentence));
    }

    /** @throws ConfigException with everything found, if there is anything */
    void throwIfAny() throws ConfigException {
        if (!found.isEmpty()) {
            throw toException();
        }
    }

    /** Everything found, in the order of the file. */
    ConfigException toException() {
        return new ConfigException(
                found.stream().sorted(Comparator.comparing(Problem::place)).toList());
    }
}
