package io.jenkins.plugins.backhaul.database.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the databases that a restore makes beside the live one. */
final class BesideName {
    /** What a name may have at most, in bytes (NAMEDATALEN less one). */
    private static final int LIMIT = 63;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern RESTORING = Pattern.compile("_restoring_\\d{8}_\\d{6}_(?<key>[0-9a-f]{8})");

    private static final Pattern BEFORE = Pattern.compile("_before_\\d{8}_\\d{6}$");

    private BesideName() {}

    /** For a database that is being filled. */
    static String restoring(String live) {
        return shorten(live, "_restoring_" + DATE.format(Instant.now()) + RandomName.of("_"));
    }

    /** For the database that was live before. */
    static String before(String live, Instant moment) {
        return shorten(live, "_before_" + DATE.format(moment));
    }

    /** Whether that is a name of the database that was live before this one. */
    static boolean isBefore(String live, String name) {
        Matcher suffix = BEFORE.matcher(name);
        return suffix.find() && name.equals(shorten(live, suffix.group()));
    }

    /** The number that the restore which fills this database holds a lock on; empty when it is no such name of this one. */
    static OptionalInt restoringKey(String live, String name) {
        Matcher suffix = RESTORING.matcher(name);
        if (!suffix.find() || suffix.end() != name.length() || !name.equals(shorten(live, suffix.group()))) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseUnsignedInt(suffix.group("key"), 16));
    }

    /** Cuts whole characters off the live name until it fits with the suffix. */
    private static String shorten(String live, String suffix) {
        int[] characters = live.codePoints().toArray();
        int kept = characters.length;
        while (bytes(new String(characters, 0, kept)) > LIMIT - suffix.length()) {
            kept--;
        }
        return new String(characters, 0, kept) + suffix;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
