package io.jenkins.plugins.backhaul.bench.corpus;

import java.util.SplittableRandom;

/** Text that compresses about as text does: few words are frequent, and a word tells something of the next. */
final class Prose {
    private static final int WORDS = 12_000;
    private static final int FOLLOWERS = 60;
    private static final String[] SYLLABLES = {
        "a", "be", "ca", "con", "de", "der", "en", "er", "es", "fa", "ge", "gra", "ha", "in", "is", "ka", "la", "le",
                "lin",
        "ma", "men", "mo", "na", "ne", "nor", "o", "per", "pi", "pro", "ra", "re", "ri", "sa", "se", "sta", "ta", "te",
                "ti",
        "tion", "tra", "un", "ver", "vi", "wa", "y"
    };

    private final String[] words = new String[WORDS];
    private final int[][] followers = new int[WORDS][FOLLOWERS];
    private final SplittableRandom random;
    private int word;

    Prose(SplittableRandom random) {
        this.random = random;
        for (int i = 0; i < WORDS; i++) {
            StringBuilder text = new StringBuilder();
            // Frequent words are short.
            for (int syllables = 1 + random.nextInt(1 + Math.min(3, i / 40)); syllables > 0; syllables--) {
                text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words[i] = text.toString();
        }
        for (int[] next : followers) {
            for (int i = 0; i < FOLLOWERS; i++) {
                next[i] = frequent(WORDS);
            }
        }
    }

    /** A word, given the one before. */
    String word() {
        word = random.nextInt(8) == 0 ? frequent(WORDS) : followers[word][frequent(FOLLOWERS)];
        return words[word];
    }

    /** A sentence. */
    String sentence() {
        StringBuilder text = new StringBuilder();
        for (int left = 5 + random.nextInt(16); left > 0; left--) {
            text.append(text.length() == 0 ? capitalised(word()) : word());
            text.append(left > 1 ? random.nextInt(12) == 0 ? ", " : " " : ". ");
        }
        return text.toString();
    }

    /** Sentences. */
    String paragraph(int sentences) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append(sentence());
        }
        return text.toString();
    }

    /** A number below {@code bound}, small ones far more often. */
    int frequent(int bound) {
        return (int) (Math.pow(bound + 1.0, random.nextDouble()) - 1);
    }

    static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
