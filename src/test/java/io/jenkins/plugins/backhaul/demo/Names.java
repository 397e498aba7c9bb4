package io.jenkins.plugins.backhaul.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Invented people, places and identifiers. Every address ends in {@code .example}, which belongs to nobody (RFC 2606). */
final class Names {
    private static final List<String> FIRST = List.of(
            "Ada",
            "Zoë",
            "Björn",
            "Łucja",
            "Søren",
            "Inês",
            "José",
            "Ngozi",
            "Amélie",
            "Jürgen",
            "Siobhán",
            "Wanjiru",
            "Priya",
            "Kenji",
            "Мария",
            "Иван",
            "Ελένη",
            "Δημήτρης",
            "美咲",
            "小明",
            "فاطمة",
            "अनिल",
            "Tom",
            "Ruth",
            "Walter",
            "Hana",
            "Omar",
            "Lea",
            "Noor",
            "Pavel");
    private static final List<String> LAST = List.of(
            "Ferreira",
            "O’Neill",
            "Grønlund",
            "Müller",
            "Żak",
            "Nguyễn",
            "Okafor",
            "D'Angelo",
            "Sjöberg",
            "Papadopoulos",
            "Сидорова",
            "山田",
            "王",
            "حداد",
            "शर्मा",
            "Baker",
            "Thorne",
            "Vasquez",
            "Lindqvist",
            "Moreau",
            "Kowalski",
            "Ito",
            "Mensah",
            "Haddad",
            "Novák",
            "Ward",
            "Silva",
            "Keller",
            "Brandt",
            "Fox");
    private static final List<String> PLACES = List.of(
            "garden", "harbour", "museum", "council", "library", "school", "theatre", "meadow", "bridge", "valley");

    private Names() {}

    static String first(Random random) {
        return FIRST.get(random.nextInt(FIRST.size()));
    }

    static String last(Random random) {
        return LAST.get(random.nextInt(LAST.size()));
    }

    static String person(Random random) {
        return first(random) + " " + last(random);
    }

    static String email(Random random) {
        String place = PLACES.get(random.nextInt(PLACES.size()));
        return Integer.toString(random.nextInt(1 << 20), 36) + "." + place + "@" + place + random.nextInt(90)
                + ".example";
    }

    /** Lower-case hexadecimal digits. */
    static String hex(Random random, int digits) {
        StringBuilder text = new StringBuilder(digits);
        while (text.length() < digits) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    /** As hashes and session data look: 64 different characters. */
    static String token(Random random, int length) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(64)));
        }
        return text.toString();
    }

    static String uuid(Random random) {
        return String.format(
                Locale.ROOT,
                "%08x-%04x-4%03x-a%03x-%012x",
                random.nextInt(),
                random.nextInt(1 << 16),
                random.nextInt(1 << 12),
                random.nextInt(1 << 12),
                random.nextLong() >>> 16);
    }
}
