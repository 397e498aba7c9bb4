package io.jenkins.plugins.backhaul.database.postgres;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A statement of a dump that has no data after it.
 *
 * @param text the statement, with its semicolon; each character is one byte of the dump, in whatever encoding it is
 */
record SqlStatement(String text, long line) implements DumpItem {
    private static final int HEAD = 2_000;
    private static final int SHOWN_WORDS = 5;

    /** The bytes that the server must get. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Its beginning with single spaces between the words. */
    String head() {
        return text.substring(0, Math.min(text.length(), HEAD)).strip().replaceAll("\\s+", " ");
    }

    /** Its first words for a person, up to the first value: that may be a password. */
    String shown() {
        String names = head().split("['$]", 2)[0].strip();
        String words = Arrays.stream(names.split(" ", SHOWN_WORDS + 1))
                .limit(SHOWN_WORDS)
                .collect(Collectors.joining(" "));
        return new String(words.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
