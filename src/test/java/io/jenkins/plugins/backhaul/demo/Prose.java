package io.jenkins.plugins.backhaul.demo;

import java.util.List;
import java.util.Random;

/** Makes text in one language. The same random numbers make the same text. */
final class Prose {
    private final Language language;
    private final Random random;

    Prose(Language language, Random random) {
        this.language = language;
        this.random = random;
    }

    /** A word; common ones come often, as in real text. */
    String word() {
        String word = common(language.words());
        List<String> endings = language.endings();
        return endings.isEmpty() || random.nextInt(3) > 0 ? word : word + common(endings);
    }

    private String common(List<String> choices) {
        double where = random.nextDouble();
        return choices.get((int) (choices.size() * where * where));
    }

    String words(int count) {
        StringBuilder text = new StringBuilder(count * 7);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : language.space()).append(word());
        }
        return text.toString();
    }

    String title() {
        return capitalized(words(3 + random.nextInt(5)));
    }

    String sentence() {
        String text = capitalized(words(6 + random.nextInt(14)));
        return switch (random.nextInt(12)) {
            case 0 ->
                text + ", " + (1 + random.nextInt(31)) + "." + (1 + random.nextInt(12)) + ".2026" + language.stop();
            case 1 -> text + ": “" + words(4) + "”" + language.stop();
            case 2 -> text + " (" + Names.person(random) + ")" + language.stop();
            default -> text + language.stop();
        };
    }

    String paragraph() {
        StringBuilder text = new StringBuilder(600);
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            text.append(sentence()).append(language.space());
        }
        return text.toString().strip();
    }

    private static String capitalized(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(java.util.Locale.ROOT) + text.substring(first);
    }
}
