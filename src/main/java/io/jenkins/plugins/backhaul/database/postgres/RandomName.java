package io.jenkins.plugins.backhaul.database.postgres;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that nobody else has. */
final class RandomName {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomName() {}

    /** The prefix and eight hexadecimal digits. */
    static String of(String prefix) {
        return prefix + HexFormat.of().toHexDigits(RANDOM.nextInt());
    }
}
