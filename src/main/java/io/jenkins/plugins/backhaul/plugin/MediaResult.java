package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.media.Difference;
import io.jenkins.plugins.backhaul.media.SyncReport;
import io.jenkins.plugins.backhaul.media.SyncRequest;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What came of copying media, or would come of it. */
public final class MediaResult extends WorkResult {
    private static final long serialVersionUID = 1L;
    private static final double MILLIS = 1000;

    private final String from;
    private final String to;
    private final int copied;
    private final long bytes;
    private final int deleted;
    private final int lacking;
    private final int surplus;
    private final String fault;

    private MediaResult(String from, String to, Difference after, SyncReport report, String fault) {
        super((long) (report.seconds() * MILLIS));
        this.from = from;
        this.to = to;
        this.copied = report.copied();
        this.bytes = report.bytes();
        this.deleted = report.deleted();
        this.lacking = after.wanted().size() + after.leftOut().size();
        this.surplus = after.surplus().size();
        this.fault = fault;
    }

    static MediaResult planned(String from, String to, Difference plan) {
        return new MediaResult(from, to, plan, new SyncReport(0, 0, 0, 0, List.of(), plan, 0), "");
    }

    static MediaResult of(SyncRequest request, SyncReport report) {
        String from = request.from().location();
        String to = request.to().location();
        String fault = report.isComplete(request.delete())
                ? ""
                : to + " does not hold all that " + from + " does; the lines above say what is missing. Run it again to"
                        + " do what is left";
        return new MediaResult(from, to, report.after(), report, fault);
    }

    /** How many objects were copied. */
    @Whitelisted
    public int getCopied() {
        return copied;
    }

    /** How long they are together. */
    @Whitelisted
    public long getBytes() {
        return bytes;
    }

    /** How many objects were deleted. */
    @Whitelisted
    public int getDeleted() {
        return deleted;
    }

    /** How many objects are missing or differ now. */
    @Whitelisted
    public int getLacking() {
        return lacking;
    }

    /** How many objects only the target has now. */
    @Whitelisted
    public int getSurplus() {
        return surplus;
    }

    @Override
    public String getFault() {
        return fault;
    }

    @Override
    public Kind getKind() {
        return Kind.MEDIA;
    }

    @Override
    public String getTitle() {
        return "Copied media";
    }

    @Override
    public String getLocation() {
        return from + " to " + to;
    }

    @Override
    public String getShortLocation() {
        return getLocation();
    }

    @Override
    public String getFigures() {
        return Amount.count(copied, "object") + ", " + Amount.bytes(bytes)
                + (deleted == 0 ? "" : ", " + Amount.count(deleted) + " deleted") + ", in "
                + Amount.seconds(getDuration());
    }

    @Override
    public List<Fact> getFacts() {
        return List.of(
                new Fact("From", from),
                new Fact("To", to),
                new Fact("Copied", Amount.count(copied, "object") + ", " + Amount.bytes(bytes)),
                new Fact("Deleted", Amount.count(deleted)),
                new Fact("Missing or different now", Amount.count(lacking)),
                new Fact("Only in the target now", Amount.count(surplus)),
                new Fact("Time", Amount.seconds(getDuration())));
    }

    @Override
    @Whitelisted
    public String toString() {
        return lacking + " missing or different in " + to + ", " + copied + " copied";
    }
}
