package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.page.Html;
import io.jenkins.plugins.backhaul.page.HtmlPage;
import io.jenkins.plugins.backhaul.proof.Evidence.Comparison;
import java.util.List;
import java.util.Locale;

/**
 * Evidence as one page for people who know nothing of this program: an auditor, a manager, whoever must restore by hand at night.
 */
public final class EvidencePage {
    private final List<Evidence> evidence;

    /** The page about these, one below the other. */
    public EvidencePage(List<Evidence> evidence) {
        this.evidence = List.copyOf(evidence);
    }

    /** The page, to be written as UTF-8. */
    public String html() {
        return HtmlPage.of(title(), page -> {
            evidence.forEach(each -> article(page, each));
            words(page);
        });
    }

    private String title() {
        if (evidence.size() != 1) {
            return evidence.size() + " proofs of backups";
        }
        Evidence only = evidence.get(0);
        return only.project() + " " + only.archive().name() + ": " + only.verdict();
    }

    private static void article(Html page, Evidence evidence) {
        page.raw("<article>");
        page.element("h1", "Was the backup of " + evidence.project() + " restored?");
        page.element("p", "verdict " + evidence.verdict(), verdict(evidence.verdict()));
        page.element("p", statement(evidence));
        if (!evidence.reasons().isEmpty()) {
            page.element("h2", "Why it failed").raw("<ul>");
            evidence.reasons().forEach(each -> page.element("li", each));
            page.raw("</ul>");
        }
        facts(page, evidence);
        comparisons(page, evidence.compared());
        evidence.databases().forEach(each -> DatabaseSection.write(page, each));
        byHand(page, evidence);
        page.raw("</article>");
    }

    private static void words(Html page) {
        page.raw("<footer>").element("h2", "What the words mean");
        page.element(
                "p", "Proven: the backup was restored, and was compared with a record made when it was backed up.");
        page.element("p", "Restorable: it was restored, but there is no confirmed record to compare it with.");
        page.element(
                "p", "Failed: it could not be restored, is not what was backed up, or does not answer as expected.");
        page.element(
                "p",
                "Fingerprint (SHA-256): a number computed from all bytes of a file; another file has another one.");
        page.element("p", "Dump: the file that holds all of a database, from which it can be made again.");
        page.raw("</footer>");
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case PROVEN -> "Yes. Proven";
            case RESTORABLE -> "Yes, but there was nothing to compare it with. Restorable";
            case FAILED -> "No. Failed";
        };
    }

    private static String statement(Evidence evidence) {
        String made = "The backup that was made on "
                + HtmlPage.time(evidence.archive().made());
        String tried = " was restored on " + HtmlPage.time(evidence.begun())
                + " into a database of its own that was not kept. ";
        return switch (evidence.verdict()) {
            case PROVEN ->
                made + tried + "Every table held exactly as many rows as when it was backed up"
                        + (evidence.checks() == 0 ? "." : ", and the project's own checks passed.");
            case RESTORABLE ->
                made + tried
                        + "It could be read to its end and loaded without an error. There is no confirmed record of what"
                        + " it should hold, so this page does not say that it is complete.";
            case FAILED ->
                made + " was tried on " + HtmlPage.time(evidence.begun())
                        + ". Do not rely on it: choose another backup, and find out" + " what happened to this one.";
        };
    }

    private static void facts(Html page, Evidence evidence) {
        page.element("h2", "The facts").raw("<table class=\"facts\">");
        page.fact("Project", evidence.project());
        page.fact("Archive", evidence.archive().location());
        page.fact(
                "Size",
                String.format(Locale.ROOT, "%,d bytes", evidence.archive().size()));
        page.fact(
                "Fingerprint (SHA-256)",
                evidence.archive().sha256().isEmpty()
                        ? "not read to its end"
                        : evidence.archive().sha256());
        page.fact("Backed up", HtmlPage.time(evidence.archive().made()));
        page.fact("Proof begun", HtmlPage.time(evidence.begun()));
        page.fact("Time to restore", seconds(evidence.restoreSeconds()));
        page.fact("Time of the whole proof", seconds(evidence.seconds()));
        page.fact("Done by", evidence.by().tool());
        if (!evidence.by().build().isEmpty()) {
            page.fact("Build", evidence.by().build());
        }
        page.raw("</table>");
    }

    private static void comparisons(Html page, List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            return;
        }
        page.element("h2", "What was compared, and what was not").raw("<ul class=\"compared\">");
        comparisons.forEach(each -> page.element("li", each.made() ? "made" : "open", each.sentence()));
        page.raw("</ul>");
    }

    private static void byHand(Html page, Evidence evidence) {
        if (evidence.databases().isEmpty()) {
            return;
        }
        RecoveryCommands commands = new RecoveryCommands(evidence);
        page.element("h2", "Restoring this archive by hand");
        page.element(
                "p",
                "Nothing but the programs aws (or cp), lrzip, tar and those of PostgreSQL is needed. Fetch and unpack:");
        page.element("pre", String.join("\n", commands.fetch()));
        page.element("p", "The files are the right ones when sha256sum prints these lines:");
        page.element("pre", String.join("\n", commands.hashes()));
        page.element("p", "Load into a new database; PGHOST and PGUSER name the server and its superuser:");
        page.element("pre", String.join("\n", commands.load()));
    }

    static String seconds(double seconds) {
        return seconds < 120
                ? String.format(Locale.ROOT, "%.1f seconds", seconds)
                : String.format(Locale.ROOT, "%.0f minutes", Math.ceil(seconds / 60));
    }
}
