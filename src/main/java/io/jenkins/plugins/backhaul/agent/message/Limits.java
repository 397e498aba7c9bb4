package io.jenkins.plugins.backhaul.agent.message;

import java.util.Collection;

/** What is too long or too much for a message. */
final class Limits {
    static final int LINE = 4096;

    private Limits() {}

    static void requireShort(int limit, String... texts) {
        for (String text : texts) {
            if (text.length() > limit) {
                throw new IllegalArgumentException("A text is longer than " + limit + " characters");
            }
        }
    }

    static void requireFew(int limit, Collection<?> things) {
        if (things.size() > limit) {
            throw new IllegalArgumentException("There are more than " + limit + " of them");
        }
    }

    static void requireRange(long value, long smallest, long largest) {
        if (value < smallest || value > largest) {
            throw new IllegalArgumentException("A number is not between " + smallest + " and " + largest);
        }
    }

    static void requireMatch(String text, String pattern) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException("A text is not as it must be");
        }
    }
}
