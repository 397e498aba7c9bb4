package io.jenkins.plugins.backhaul.config;

import java.util.List;

/** One key of a section of {@code backhaul.yml}. */
sealed interface Key {
    /** As it is written in the file. */
    String name();

    /** What it means, for a person and for an editor: plain sentences. */
    String description();

    /**
     * A key with a single value.
     *
     * @param required whether the section cannot do without it
     * @param replaces keys that say the same thing in another way: they cannot stand beside this one, and this one drops them
     *     where it overrides them
     */
    record One<T>(String name, String description, Value<T> value, boolean required, List<String> replaces)
            implements Key {
        One(String name, Value<T> value, String description) {
            this(name, description, value, false, List.of());
        }

        One<T> whichIsRequired() {
            return new One<>(name, description, value, true, replaces);
        }

        One<T> replacing(String... others) {
            return new One<>(name, description, value, required, List.of(others));
        }
    }

    /** A key that holds sections under names which the project chooses. */
    record Many(String name, String description, List<Key> keys) implements Key {
        /** What a name may be: it becomes a file in the archive and part of a variable's name. */
        static final String NAME_PATTERN = "^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$";

        /** More than any project has; keeps what untrusted files can cost within bounds. */
        static final int MOST_ENTRIES = 100;
    }

    /** A key that holds one section. */
    record Group(String name, String description, List<Key> keys) implements Key {}

    /** A key that holds a list of sections. A variable cannot name one of them, so none overrides them. */
    record Listed(String name, String description, List<Key> keys) implements Key {}

    /**
     * A key that holds what becomes of tables and their columns, whose names the project's database chooses. No variable overrides
     * any of it.
     */
    record Tables(String name, String description) implements Key {
        /** More than any project has rules for. */
        static final int MOST_RULES = 2000;
    }

    /** A key that holds a list of words, of which none is split any further. */
    record WordList(String name, String description) implements Key {
        /** More than any command has. */
        static final int MOST_WORDS = 100;
    }
}
