package io.jenkins.plugins.backhaul.media;

import io.jenkins.plugins.backhaul.log.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** In what media differ, for people: the first of each kind by name, the rest by number. */
public final class ShownDifference {
    private static final int MOST = 20;

    private ShownDifference() {}

    /**
     * The differences, then a sentence about all of them.
     *
     * @param from as people call the place that stays as it is
     * @param to as they call the other one
     */
    public static List<String> of(Difference difference, String from, String to) {
        List<String> lines = new ArrayList<>();
        add(lines, "+ ", difference.missing().stream().map(ShownDifference::text), "to be copied");
        add(lines, "~ ", difference.changed().stream().map(ShownDifference::text), "that differ");
        add(lines, "- ", difference.surplus().stream().map(ShownDifference::text), "that only " + to + " has");
        add(lines, "! ", difference.leftOut().stream().map(each -> each + "; it is not copied"), "not copied");
        if (difference.isNone()) {
            lines.add(from + " and " + to + " hold the same " + Amount.count(difference.held(), "object") + ".");
            return lines;
        }
        lines.add(Amount.count(difference.same()) + " of " + Amount.count(difference.held(), "object") + " in " + from
                + " are the same in " + to + "; missing there: "
                + Amount.count(difference.missing().size()) + ", different: "
                + Amount.count(difference.changed().size()) + ", too much: "
                + Amount.count(difference.surplus().size())
                + (difference.leftOut().isEmpty()
                        ? "."
                        : "; " + Amount.count(difference.leftOut().size()) + " cannot be copied."));
        return lines;
    }

    private static void add(List<String> lines, String sign, Stream<String> all, String what) {
        List<String> texts = all.toList();
        texts.stream().limit(MOST).forEach(each -> lines.add(sign + each));
        if (texts.size() > MOST) {
            lines.add(sign + "and " + Amount.count(texts.size() - MOST) + " more " + what);
        }
    }

    private static String text(MediaObject object) {
        return object.key() + "  " + Amount.bytes(object.size());
    }
}
