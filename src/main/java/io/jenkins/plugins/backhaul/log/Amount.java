package io.jenkins.plugins.backhaul.log;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Amounts as people read them. Bytes are counted in thousands, as stores and disks count them. */
public final class Amount {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");
    private static final int STEP = 1000;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private Amount() {}

    /** Such as {@code 9.3 MB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP - 0.5 && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        String pattern = unit == 0 || value >= STEP / 10.0 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, pattern, value, UNITS.get(unit));
    }

    /** Such as {@code 2.4 s}, {@code 3 min 5 s} or {@code 2 h 10 min}. */
    public static String seconds(double seconds) {
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < HOUR
                ? whole / MINUTE + " min " + whole % MINUTE + " s"
                : whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
    }

    /** Such as {@code 5 min}, {@code 3 h} or {@code 12 d}: the largest unit is enough. */
    public static String age(Duration age) {
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return Math.max(0, age.toMinutes()) + " min";
        }
        return age.compareTo(Duration.ofDays(2)) < 0 ? age.toHours() + " h" : age.toDays() + " d";
    }

    /** With a separator every three digits, such as {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** So many of something, such as {@code 1 table} or {@code 1,234 tables}. */
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
