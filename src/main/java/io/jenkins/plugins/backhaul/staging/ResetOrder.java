package io.jenkins.plugins.backhaul.staging;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a person wants. Two orders that are equal are the same reset, of which the second goes on where the first stopped.
 *
 * @param from the environment that is copied
 * @param to the environment that is made anew
 * @param merge the branches that are merged, in this order
 * @param options how
 * @param skipped what is left out
 */
public record ResetOrder(String from, String to, List<String> merge, Options options, Set<Part> skipped) {
    /**
     * How it is done.
     *
     * @param fastForwardOnly whether a branch that does not begin where the branch is now is left out
     * @param fresh whether the source is backed up first, instead of taking its newest backup
     * @param dropOld whether the replaced database is dropped instead of kept
     * @param deleteMedia whether media are deleted that the source does not have
     */
    public record Options(boolean fastForwardOnly, boolean fresh, boolean dropOld, boolean deleteMedia) {}

    /** Keeps copies of the collections; a branch that is named twice is merged once. */
    public ResetOrder {
        merge = List.copyOf(new LinkedHashSet<>(merge));
        skipped = Set.copyOf(skipped);
    }

    /** Whether a part is done. */
    public boolean includes(Part part) {
        return !skipped.contains(part);
    }

    /** The order in one sentence, which differs between any two that are not equal. */
    public String words() {
        List<String> words = new ArrayList<>(List.of("Reset " + to + " from " + from));
        if (!merge.isEmpty()) {
            words.add("merging " + String.join(", ", merge) + (options.fastForwardOnly() ? " by fast-forward" : ""));
        }
        if (options.fresh()) {
            words.add("with a fresh backup");
        }
        if (options.dropOld()) {
            words.add("dropping the old database");
        }
        if (options.deleteMedia()) {
            words.add("deleting media");
        }
        if (!skipped.isEmpty()) {
            words.add("without "
                    + new TreeSet<>(skipped).stream().map(Part::toString).collect(Collectors.joining(" and ")));
        }
        return String.join(", ", words);
    }
}
