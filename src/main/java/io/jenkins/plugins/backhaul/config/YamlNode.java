package io.jenkins.plugins.backhaul.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of a YAML document that knows where it was written. */
sealed interface YamlNode {
    Place place();

    /** What it is, in the middle of a sentence. */
    String words();

    /** Whether nothing is written in it. */
    boolean isEmpty();

    /** How a scalar was written. */
    enum Form {
        TEXT("text"),
        NUMBER("a number"),
        FLAG("true or false"),
        EMPTY("empty"),
        /** A list of words, or text that holds them. */
        WORDS("text"),
        /** Came from a variable or an option, where everything is text. */
        OVERRIDE("text");

        final String words;

        Form(String words) {
            this.words = words;
        }
    }

    /** A single value, its text exactly as it was written, without quotes. */
    record Scalar(Place place, String text, Form form) implements YamlNode {
        @Override
        public String words() {
            return "a single value";
        }

        @Override
        public boolean isEmpty() {
            return text.isBlank();
        }
    }

    /** A list. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String words() {
            return "a list";
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }
    }

    /** A key and what is written under it. */
    record Entry(Place keyPlace, YamlNode value) {}

    /** Keys and values in the order in which they were written. */
    record Mapping(Place place, Map<String, Entry> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String words() {
            return "keys and values";
        }

        @Override
        public boolean isEmpty() {
            return entries.isEmpty();
        }

        static Mapping empty(Place place) {
            return new Mapping(place, Map.of());
        }

        /** What is written under a key, if it is a mapping. */
        Optional<Mapping> mapping(String key) {
            return find(key, Mapping.class);
        }

        /** What is written under a key, if it is a single value and not empty. */
        Optional<String> text(String key) {
            return find(key, Scalar.class).map(Scalar::text).filter(text -> !text.isEmpty());
        }

        <N extends YamlNode> Optional<N> find(String key, Class<N> kind) {
            return Optional.ofNullable(entries.get(key))
                    .map(Entry::value)
                    .filter(kind::isInstance)
                    .map(kind::cast);
        }

        Mapping with(String key, YamlNode value) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, new Entry(value.place(), value));
            return new Mapping(place, changed);
        }

        /** This one with the entries of another over it; what those replace is dropped. */
        Mapping overlaidBy(Mapping other, List<Key> keys) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            for (Key key : keys) {
                if (key instanceof Key.One<?> one && other.entries.containsKey(one.name())) {
                    one.replaces().forEach(changed::remove);
                }
            }
            changed.putAll(other.entries);
            return new Mapping(place, changed);
        }
    }
}
