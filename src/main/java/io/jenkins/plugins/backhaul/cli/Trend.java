package io.jenkins.plugins.backhaul.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Amounts over time as a row of bars, each as high as its share of the greatest. */
final class Trend {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Trend() {}

    static String of(List<Long> amounts) {
        long greatest = amounts.stream().mapToLong(Long::longValue).max().orElse(0);
        return amounts.stream().map(each -> bar(each, greatest)).collect(Collectors.joining());
    }

    private static String bar(long amount, long greatest) {
        int step = greatest == 0 ? 0 : (int) Math.round((BARS.length() - 1.0) * amount / greatest);
        return BARS.substring(step, step + 1);
    }
}
