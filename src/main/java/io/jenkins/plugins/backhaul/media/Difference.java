package io.jenkins.plugins.backhaul.media;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one place lacks to hold what another one holds.
 *
 * @param held how many objects the other one holds
 * @param same how many of them it holds just so
 * @param missing what it does not hold, as it is in the other place
 * @param changed what it holds differently, as it is in the other place
 * @param surplus what it holds and the other place does not
 * @param leftOut what the other place holds and cannot be copied
 */
public record Difference(
        int held,
        int same,
        List<MediaObject> missing,
        List<MediaObject> changed,
        List<MediaObject> surplus,
        List<LeftOut> leftOut) {
    /** Keeps copies. */
    public Difference {
        missing = List.copyOf(missing);
        changed = List.copyOf(changed);
        surplus = List.copyOf(surplus);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether both hold the same. */
    public boolean isNone() {
        return surplus.isEmpty() && isNothingLacking();
    }

    /** Whether it holds all that the other one does; it may hold more. */
    public boolean isNothingLacking() {
        return missing.isEmpty() && changed.isEmpty() && leftOut.isEmpty();
    }

    /** What has to be copied. */
    public List<MediaObject> wanted() {
        return Stream.concat(missing.stream(), changed.stream()).toList();
    }

    /** How long that is together, in bytes. */
    public long wantedBytes() {
        return sum(missing) + sum(changed);
    }

    /** How long the surplus is together, in bytes. */
    public long surplusBytes() {
        return sum(surplus);
    }

    private static long sum(List<MediaObject> objects) {
        return objects.stream().mapToLong(MediaObject::size).sum();
    }
}
