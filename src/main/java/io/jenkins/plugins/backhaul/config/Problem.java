package io.jenkins.plugins.backhaul.config;

import java.io.Serializable;

/**
 * One thing that is wrong in the configuration.
 *
 * @param place where it was written
 * @param sentence what is wrong and what would be right; no secret is in it
 */
public record Problem(Place place, String sentence) implements Serializable {
    /** As a person reads it: {@code backhaul.yml:7:1: 'databses' is not known here; did you mean 'databases'?} */
    @Override
    public String toString() {
        return place + ": " + sentence;
    }
}
