package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.YamlNode.Form;
import io.jenkins.plugins.backhaul.config.YamlNode.Mapping;
import io.jenkins.plugins.backhaul.config.YamlNode.Scalar;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Single values that win over the file: environment variables, and over them options of the command line. Immutable.
 *
 * <p>One rule names the variables: {@code BACKHAUL_}, then the key with everything above it, in capitals, with an underscore for
 * whatever is neither letter nor digit. So {@code path-style} is {@code BACKHAUL_PATH_STYLE}, and the host of the database
 * {@code default} is {@code BACKHAUL_DATABASES_DEFAULT_HOST}. They change what the file names, or the database that convention
 * fills in; they add no database and no environment. An empty variable counts as not set.
 */
public final class Overrides {
    private static final String PREFIX = "BACKHAUL_";
    private static final Overrides NONE = new Overrides(new TreeMap<>());

    private final Map<String, Scalar> byVariable;

    private Overrides(Map<String, Scalar> byVariable) {
        this.byVariable = byVariable;
    }

    /** Nothing is overridden. */
    public static Overrides none() {
        return NONE;
    }

    /** Takes the variables whose names begin with {@code BACKHAUL_}. */
    public static Overrides of(Map<String, String> environment) {
        Map<String, Scalar> found = new TreeMap<>();
        environment.forEach((name, text) -> {
            if (name.startsWith(PREFIX) && !text.isBlank()) {
                found.put(name, new Scalar(Place.of(name), text, Form.OVERRIDE));
            }
        });
        return new Overrides(found);
    }

    /**
     * These and one more, which wins.
     *
     * @param key the key with what is above it, such as {@code store} or {@code databases.default.host}
     * @param source what the user wrote it as, such as {@code --store}; problems name it
     */
    public Overrides with(String key, String text, String source) {
        Map<String, Scalar> more = new TreeMap<>(byVariable);
        more.put(PREFIX + variable(key), new Scalar(Place.of(source), text, Form.OVERRIDE));
        return new Overrides(more);
    }

    /** How a key or a name is written in a variable's name. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** The variable that overrides a key at the top of the file. */
    static String variableOf(Key key) {
        return PREFIX + variable(key.name());
    }

    /**
     * Lays the values over a document.
     *
     * @param problems gets each option that the file has no place for
     * @param warnings gets a sentence for each variable that the file has no place for, if it can have been meant for us: it
     *     names a database or an environment, or has nearly the name of one that is known
     */
    Mapping layOver(Mapping document, Problems problems, Collection<String> warnings) {
        Layer layer = new Layer(databaseNames(document), new HashSet<>());
        Mapping changed = layer.over(document, Keys.ALL, PREFIX);
        byVariable.forEach((variable, scalar) -> {
            if (layer.known.contains(variable)) {
                return;
            }
            if (!scalar.place().source().equals(variable)) {
                problems.add(scalar.place(), "there is no such database or environment in " + ConfigFile.NAME);
            } else {
                reasonToWarn(variable, layer.known).ifPresent(reason -> warnings.add(variable + reason));
            }
        });
        return changed;
    }

    private static Optional<String> reasonToWarn(String variable, Collection<String> known) {
        String noEffect = " is not known and has no effect";
        boolean namesAnEntry = Stream.of(Keys.DATABASES, Keys.ENVIRONMENTS)
                .anyMatch(key -> variable.startsWith(variableOf(key) + "_"));
        return nearest(variable, known)
                .map(near -> noEffect + "; did you mean " + near + "?")
                .or(() -> namesAnEntry
                        ? Optional.of(noEffect + ": there is no such database or environment in " + ConfigFile.NAME)
                        : Optional.empty());
    }

    private static Optional<String> nearest(String variable, Collection<String> known) {
        List<String> names =
                known.stream().map(name -> name.substring(PREFIX.length())).toList();
        return Words.nearest(variable.substring(PREFIX.length()), names).map(name -> PREFIX + name);
    }

    private static Set<String> databaseNames(Mapping document) {
        return document.mapping(Keys.DATABASES.name())
                .filter(written -> !written.isEmpty())
                .map(written -> written.entries().keySet())
                .orElse(Set.of(DatabaseSettings.DEFAULT_LABEL));
    }

    /** One walk over a document, noting the names of all variables that could change it. */
    private final class Layer {
        private final Set<String> databases;
        private final Set<String> known;

        Layer(Set<String> databases, Set<String> known) {
            this.databases = databases;
            this.known = known;
        }

        Mapping over(Mapping section, List<Key> keys, String prefix) {
            Mapping values = Mapping.empty(section.place());
            for (Key key : keys) {
                String variable = prefix + variable(key.name());
                Optional<YamlNode> after = changed(section, key, variable);
                values = after.isPresent() ? values.with(key.name(), after.get()) : values;
            }
            return section.overlaidBy(values, keys);
        }

        /** What stands under a key now, if that is not what was written. */
        private Optional<YamlNode> changed(Mapping section, Key key, String variable) {
            if (key instanceof Key.One<?>) {
                known.add(variable);
                return Optional.ofNullable(byVariable.get(variable));
            }
            Mapping before = section.mapping(key.name()).orElse(Mapping.empty(section.place()));
            Mapping after = before;
            if (key instanceof Key.Many many) {
                after = overEntries(before, many, variable + "_");
            } else if (key instanceof Key.Group group) {
                after = over(before, group.keys(), variable + "_");
            }
            return after.equals(before) ? Optional.empty() : Optional.of(after);
        }

        private Mapping overEntries(Mapping entries, Key.Many key, String prefix) {
            Set<String> names = new LinkedHashSet<>(entries.entries().keySet());
            if (key.name().equals(Keys.DATABASES.name())) {
                names.addAll(databases);
            }
            Mapping changed = entries;
            for (String name : names) {
                Mapping before = entries.mapping(name).orElse(Mapping.empty(entries.place()));
                Mapping after = over(before, key.keys(), prefix + variable(name) + "_");
                changed = after.equals(before) ? changed : changed.with(name, after);
            }
            return changed;
        }
    }
}
