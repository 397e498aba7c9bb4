package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.media.Difference;
import io.jenkins.plugins.backhaul.media.LeftOut;
import io.jenkins.plugins.backhaul.media.MediaObject;
import io.jenkins.plugins.backhaul.media.SyncReport;
import java.util.List;

/** What is said of media, for machines. */
final class MediaJson {
    private MediaJson() {}

    /** An object, or a file. */
    record Entry(String key, long size) {}

    /**
     * In what media differ.
     *
     * @param held how many objects there are where they come from
     * @param same how many of them are the same
     */
    record Compared(
            int held, int same, List<Entry> missing, List<Entry> changed, List<Entry> surplus, List<LeftOut> leftOut) {
        static Compared of(Difference difference) {
            return new Compared(
                    difference.held(),
                    difference.same(),
                    entries(difference.missing()),
                    entries(difference.changed()),
                    entries(difference.surplus()),
                    difference.leftOut());
        }
    }

    /** What was copied, and what differs still. */
    record Synced(
            int copied, long bytes, int throughHere, int deleted, List<String> faults, Compared after, double seconds) {
        static Synced of(SyncReport report) {
            return new Synced(
                    report.copied(),
                    report.bytes(),
                    report.throughHere(),
                    report.deleted(),
                    report.faults(),
                    Compared.of(report.after()),
                    report.seconds());
        }
    }

    private static List<Entry> entries(List<MediaObject> objects) {
        return objects.stream().map(each -> new Entry(each.key(), each.size())).toList();
    }
}
