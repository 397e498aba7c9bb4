package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.YamlNode.Entry;
import io.jenkins.plugins.backhaul.config.YamlNode.Form;
import io.jenkins.plugins.backhaul.config.YamlNode.Mapping;
import io.jenkins.plugins.backhaul.config.YamlNode.Scalar;
import io.jenkins.plugins.backhaul.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A mapping of the file, read by the keys it may have. What is wrong is reported, and then treated as not written. */
final class Section {
    private static final Pattern SECRET = Pattern.compile("(?i)passw|secret|token|access.?key");

    private final Mapping mapping;
    private final Problems problems;

    /** Reports keys that are not known, that are missing and that contradict each other. */
    Section(Mapping mapping, List<Key> keys, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
        reportUnknown(keys);
        for (Key key : keys) {
            if (key instanceof Key.One<?> one) {
                reportContradictions(one);
            }
        }
    }

    /** The value of a key; nothing when it is not written, or wrong and reported. */
    <T> Optional<T> get(Key.One<T> key) {
        Entry entry = mapping.entries().get(key.name());
        if (entry == null) {
            return Optional.empty();
        }
        YamlNode written = key.value().form() == Form.WORDS ? onOneLine(entry.value()) : entry.value();
        if (!(written instanceof Scalar scalar)) {
            problems.add(
                    entry.value().place(),
                    "'" + key.name() + "' must be a single value, not "
                            + entry.value().words());
            return Optional.empty();
        }
        if (scalar.isEmpty()) {
            problems.add(scalar.place(), isEmpty(key));
            return Optional.empty();
        }
        if (key.value().form() == Form.TEXT && scalar.form() != Form.TEXT && scalar.form() != Form.OVERRIDE) {
            problems.add(
                    scalar.place(),
                    "'" + key.name() + "' must be text, not " + scalar.form().words + "; write \""
                            + Words.shown(scalar.text()) + "\" in quotes");
            return Optional.empty();
        }
        return parse(key, scalar);
    }

    /** A list of words as text; what is no such list as it is. */
    private static YamlNode onOneLine(YamlNode node) {
        if (!(node instanceof Sequence list) || !list.items().stream().allMatch(Scalar.class::isInstance)) {
            return node;
        }
        String words = list.items().stream().map(item -> ((Scalar) item).text()).collect(Collectors.joining(", "));
        return new Scalar(list.place(), words, Form.TEXT);
    }

    private <T> Optional<T> parse(Key.One<T> key, Scalar scalar) {
        try {
            return Optional.of(key.value().parser().parse(key.name(), scalar.text()));
        } catch (IllegalArgumentException e) {
            problems.add(scalar.place(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Reports something about the value of a key that is written. */
    void report(Key key, String sentence) {
        problems.add(mapping.entries().get(key.name()).value().place(), sentence);
    }

    /** The section under a key; nothing when it is not written, or wrong and reported. */
    Optional<Mapping> section(Key.Group key) {
        return written(key, Mapping.class, "hold keys and values");
    }

    /** The sections in the list under a key; none when it is not written. */
    List<Mapping> items(Key.Listed key) {
        List<YamlNode> items = written(key, Sequence.class, "be a list, each line of it beginning with '-'")
                .map(Sequence::items)
                .orElse(List.of());
        if (items.size() > Key.Many.MOST_ENTRIES) {
            report(key, "'" + key.name() + "' holds more than " + Key.Many.MOST_ENTRIES + " items");
            return List.of();
        }
        List<Mapping> sections = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof Mapping section) {
                sections.add(section);
            } else {
                problems.add(
                        item.place(), "Each of '" + key.name() + "' must hold keys and values, not " + item.words());
            }
        }
        return sections;
    }

    /** The names of tables under a key, with what is written under each; nothing when it is not written. */
    Optional<Mapping> tables(Key.Tables key) {
        return written(key, Mapping.class, "hold names of tables with what becomes of them");
    }

    /** The words in the list under a key; none when it is not written, or wrong and reported. */
    List<String> words(Key.WordList key) {
        List<YamlNode> items = written(key, Sequence.class, "be a list of words, such as [\"./manage.py\", \"check\"]")
                .map(Sequence::items)
                .orElse(List.of());
        List<String> words = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof Scalar word && word.text().matches("[^\\x00-\\x1f\\x7f-\\x9f]{1,4000}")) {
                words.add(word.text());
            } else {
                problems.add(item.place(), "Each of '" + key.name() + "' must be one word or text of one line");
            }
        }
        if (items.size() > Key.WordList.MOST_WORDS) {
            report(key, "'" + key.name() + "' holds more than " + Key.WordList.MOST_WORDS + " words");
        }
        return words;
    }

    private <N extends YamlNode> Optional<N> written(Key key, Class<N> kind, String expected) {
        Entry entry = mapping.entries().get(key.name());
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.value().isEmpty()) {
            problems.add(entry.value().place(), isEmpty(key));
            return Optional.empty();
        }
        if (!kind.isInstance(entry.value())) {
            problems.add(
                    entry.value().place(),
                    "'" + key.name() + "' must " + expected + ", not "
                            + entry.value().words());
            return Optional.empty();
        }
        return Optional.of(kind.cast(entry.value()));
    }

    /** The sections under a key by their names; none when it is not written. */
    Map<String, Mapping> entries(Key.Many key) {
        Map<String, Mapping> found = new LinkedHashMap<>();
        Mapping names = written(key, Mapping.class, "hold names with settings under them")
                .orElse(Mapping.empty(mapping.place()));
        if (names.entries().size() > Key.Many.MOST_ENTRIES) {
            problems.add(names.place(), "'" + key.name() + "' holds more than " + Key.Many.MOST_ENTRIES + " names");
            return found;
        }
        Map<String, String> taken = new HashMap<>();
        names.entries().forEach((name, entry) -> {
            String other = taken.putIfAbsent(Overrides.variable(name), name);
            if (other != null) {
                problems.add(entry.keyPlace(), "'" + Words.shown(name) + "' and '" + other + "' are too much alike");
            }
            entry(name, entry).ifPresent(section -> found.put(name, section));
        });
        return found;
    }

    private Optional<Mapping> entry(String name, Entry entry) {
        if (!name.matches(Key.Many.NAME_PATTERN)) {
            problems.add(
                    entry.keyPlace(),
                    "A name here must be 1 to 63 letters (a-z), digits, '_' or '-', beginning with a letter or a digit"
                            + Words.butIs(name));
            return Optional.empty();
        }
        if (entry.value() instanceof Mapping section) {
            return Optional.of(section);
        }
        problems.add(entry.value().place(), "'" + name + "' must hold keys and values, such as { service: db }");
        return Optional.empty();
    }

    private void reportUnknown(List<Key> keys) {
        List<String> known = keys.stream().map(Key::name).toList();
        mapping.entries().forEach((name, entry) -> {
            if (!known.contains(name)) {
                String suggestion = SECRET.matcher(name).find()
                        ? "; secrets never stand in this file, only the id of 'credentials' in Jenkins"
                        : Words.suggestion(name, known);
                problems.add(entry.keyPlace(), "'" + Words.shown(name) + "' is not known here" + suggestion);
            }
        });
    }

    private void reportContradictions(Key.One<?> key) {
        Entry entry = mapping.entries().get(key.name());
        if (entry == null && key.required()) {
            String where = Keys.ALL.contains(key) ? " at the top, or set " + Overrides.variableOf(key) : " here";
            problems.add(mapping.place(), "'" + key.name() + "' is missing; write '" + key.name() + ": …'" + where);
        }
        if (entry != null) {
            key.replaces().stream()
                    .filter(mapping.entries()::containsKey)
                    .findFirst()
                    .ifPresent(other -> reportContradiction(key.name(), other));
        }
    }

    private void reportContradiction(String one, String other) {
        Place placeOfOne = mapping.entries().get(one).keyPlace();
        Place placeOfOther = mapping.entries().get(other).keyPlace();
        boolean inOrder = placeOfOne.compareTo(placeOfOther) < 0;
        problems.add(
                inOrder ? placeOfOther : placeOfOne,
                "'" + (inOrder ? other : one) + "' cannot stand beside '" + (inOrder ? one : other)
                        + "'; write one of them");
    }

    private static String isEmpty(Key key) {
        return "'" + key.name() + "' is empty; write a value, or leave the line out";
    }
}
