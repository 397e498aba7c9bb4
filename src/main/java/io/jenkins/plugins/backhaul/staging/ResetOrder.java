package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.ResetSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    private static final String USUAL_TARGET = "staging";

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

    /**
     * The environment that is meant.
     *
     * @param named what the person said; empty for the only one that has {@code reset}, or else the one called staging
     * @throws IllegalArgumentException when it cannot be told
     */
    public static EnvironmentSettings target(Configuration configuration, String named) {
        List<EnvironmentSettings> with = configuration.environments().values().stream()
                .filter(each -> each.copy().reset().isPresent())
                .toList();
        if (named.isEmpty() && with.size() == 1) {
            return with.get(0);
        }
        return named(configuration, named.isEmpty() ? USUAL_TARGET : named);
    }

    /**
     * The environment that it is made from.
     *
     * @param named what the person said; empty for what {@code reset} says, or else the only one that is production
     * @throws IllegalArgumentException when it cannot be told
     */
    public static EnvironmentSettings source(
            Configuration configuration, EnvironmentSettings target, Optional<String> named) {
        Optional<String> said = named.or(() -> target.copy().reset().flatMap(ResetSettings::from));
        if (said.isPresent()) {
            return named(configuration, said.get());
        }
        List<EnvironmentSettings> production = configuration.environments().values().stream()
                .filter(EnvironmentSettings::production)
                .toList();
        if (production.size() != 1) {
            throw new IllegalArgumentException((production.isEmpty() ? "No environment" : "More than one environment")
                    + " in backhaul.yml is production; say with --from which one " + target.name() + " is made from");
        }
        return production.get(0);
    }

    private static EnvironmentSettings named(Configuration configuration, String name) {
        EnvironmentSettings environment = configuration.environments().get(name);
        if (environment == null) {
            throw new IllegalArgumentException("There is no environment '" + name
                    + "' in backhaul.yml; name one of these: "
                    + String.join(", ", configuration.environments().keySet()));
        }
        return environment;
    }
}
