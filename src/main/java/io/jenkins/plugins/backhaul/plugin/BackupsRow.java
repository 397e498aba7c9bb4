package io.jenkins.plugins.backhaul.plugin;

import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.ProofMark;
import io.jenkins.plugins.backhaul.backup.SizeTrend;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.page.HtmlPage;
import io.jenkins.plugins.backhaul.plugin.overview.OverviewRow;
import io.jenkins.plugins.backhaul.plugin.overview.OverviewRow.BuildLink;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * A project on the page of all backups.
 *
 * @param row how it stands
 * @param store its store as a person names it
 */
public record BackupsRow(OverviewRow row, String store) {
    /** The project's name. */
    public String project() {
        return row.place().project();
    }

    /** What somebody should look after, a sentence each. */
    public List<String> concerns() {
        return row.words().concerns();
    }

    /** In one word, for a project that nobody has to look after. */
    public String calm() {
        return row.watched() ? "In order" : "Nothing is expected";
    }

    /** Such as {@code 5 min ago}. */
    public String lastBackup() {
        return row.words().lastBackup().isEmpty() ? "Never" : row.words().age() + " ago";
    }

    /** The same exactly; empty when there is none. */
    public String lastBackupTime() {
        return row.facts().last().map(Backup::time).map(HtmlPage::time).orElse("");
    }

    /** The page of the build that made it; null when the reader may not read it, or it is gone. */
    public String backupUrl() {
        return url(row.backupBuild());
    }

    /** Of the newest backup, such as {@code 9.3 MB}. */
    public String lastSize() {
        return row.words().size();
    }

    /** The chart of the newest sizes, escaped already. */
    public String chart() {
        return new SizeTrend(row.facts().sizes()).svg();
    }

    /** Such as {@code proven 3 d ago}. */
    public String lastProof() {
        return row.words().proof().isEmpty() ? "Never" : row.words().proof();
    }

    /** The same exactly; empty when there is none. */
    public String lastProofTime() {
        return row.facts().lastProof().map(ProofMark::time).map(HtmlPage::time).orElse("");
    }

    /** The last good proof, where the last one is none; else empty. */
    public String goodProof() {
        boolean same = row.facts().lastProof().equals(row.facts().lastGoodProof());
        return same
                ? ""
                : row.words().proven().isEmpty()
                        ? "never a good one"
                        : "the last good one " + row.words().proven();
    }

    /** The page of the build that made the last proof; null when the reader may not read it, or it is gone. */
    public String proofUrl() {
        return url(row.proofBuild());
    }

    /** How long ago that was. */
    static String ago(Instant time, Instant now) {
        return Amount.age(Duration.between(time, now)) + " ago";
    }

    private static String url(Optional<BuildLink> link) {
        return link.map(BackupsRow::urlOf).orElse(null);
    }

    private static String urlOf(BuildLink link) {
        Job<?, ?> job = readable(link.job());
        boolean kept = job != null && new File(job.getBuildDir(), String.valueOf(link.build())).isDirectory();
        return kept ? job.getUrl() + link.build() + "/backhaul/" : null;
    }

    /** The job of that name, if there is one that the reader may read; else null. */
    static Job<?, ?> readable(String name) {
        Job<?, ?> job;
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            job = Jenkins.get().getItemByFullName(name, Job.class);
        }
        return job != null && job.hasPermission(Item.READ) ? job : null;
    }
}
