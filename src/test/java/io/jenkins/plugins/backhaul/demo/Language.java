package io.jenkins.plugins.backhaul.demo;

import java.util.Arrays;
import java.util.List;

/**
 * A language of the site.
 *
 * @param code its ISO 639 code
 * @param words its words, the most common ones first
 * @param endings what may be put after a word
 */
record Language(String code, List<String> words, List<String> endings) {
    /** All languages, English first. */
    static final List<Language> ALL =
            Resources.text("words.txt").lines().map(Language::parse).toList();

    private static Language parse(String line) {
        String[] fields = line.split("\\|", 3);
        return new Language(fields[0], wordsOf(fields[2]), wordsOf(fields[1]));
    }

    private static List<String> wordsOf(String field) {
        return Arrays.stream(field.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    /** What stands between two words. */
    String space() {
        return isSpaced() ? " " : "";
    }

    /** What ends a sentence. */
    String stop() {
        return isSpaced() ? "." : "。";
    }

    private boolean isSpaced() {
        return !code.equals("ja") && !code.equals("zh");
    }
}
