package io.jenkins.plugins.backhaul.page;

import java.util.List;
import java.util.Locale;

/** Amounts over time as a small picture of bars, each as high as its share of the greatest, for those who see; and in words. */
public final class BarChart {
    private static final int STEP = 8;
    private static final int BAR = 6;
    private static final int HEIGHT = 28;
    private static final double LEAST = 1.5;

    private BarChart() {}

    /**
     * The chart as an element of a page.
     *
     * @param amounts the oldest first
     * @param words what the chart shows, for those who do not see it
     */
    public static String svg(List<Long> amounts, String words) {
        long greatest = amounts.stream().mapToLong(Long::longValue).max().orElse(0);
        int width = amounts.size() * STEP;
        Html svg = new Html();
        svg.raw("<svg class=\"bars\" role=\"img\" fill=\"currentColor\" width=\"" + width + "\" height=\"" + HEIGHT
                + "\" viewBox=\"0 0 " + width + " " + HEIGHT + "\">");
        svg.element("title", words);
        for (int i = 0; i < amounts.size(); i++) {
            double height = greatest == 0 ? LEAST : Math.max(LEAST, (double) HEIGHT * amounts.get(i) / greatest);
            svg.raw(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
                    i * STEP,
                    HEIGHT - height,
                    BAR,
                    height));
        }
        return svg.raw("</svg>").toString();
    }
}
