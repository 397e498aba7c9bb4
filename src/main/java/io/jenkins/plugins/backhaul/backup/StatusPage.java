package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.page.Html;
import io.jenkins.plugins.backhaul.page.HtmlPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How all projects of a store stand, as one page for people who know nothing of this program. */
public final class StatusPage {
    private final String location;
    private final List<StatusRow> rows;
    private final Expected expected;
    private final Instant now;

    /**
     * The page about these; what somebody should look after comes first.
     *
     * @param location the store as a person names it
     * @param rows one for each project
     * @param expected what was expected of every project
     * @param now when they were looked at
     */
    public StatusPage(String location, List<StatusRow> rows, Expected expected, Instant now) {
        this.location = location;
        this.rows = rows.stream()
                .sorted(Comparator.comparing(StatusRow::isGood).thenComparing(StatusRow::project))
                .toList();
        this.expected = expected;
        this.now = now;
    }

    /** The page, to be written as UTF-8. */
    public String html() {
        return HtmlPage.of("Backups in " + location, page -> {
            page.element("h1", "Are the backups in order?");
            page.element("p", "verdict " + (concerned() == 0 && !rows.isEmpty() ? "proven" : "failed"), answer());
            page.element("p", "In " + location + ", as of " + HtmlPage.time(now) + ". " + expectation());
            if (!rows.isEmpty()) {
                table(page);
            }
            words(page);
        });
    }

    private long concerned() {
        return rows.stream().filter(each -> !each.isGood()).count();
    }

    private String answer() {
        if (rows.isEmpty()) {
            return "There is no backup at all";
        }
        String projects = rows.size() == 1 ? "the only project" : "all " + rows.size() + " projects";
        return concerned() == 0
                ? "Yes, of " + projects
                : "No. " + concerned() + " of " + rows.size() + (rows.size() == 1 ? " project" : " projects")
                        + (concerned() == 1 ? " needs attention" : " need attention");
    }

    private String expectation() {
        if (expected.backupEvery().isEmpty() && expected.proofEvery().isEmpty()) {
            return "Nobody has said how often a backup or a proof is expected, so nothing can be overdue.";
        }
        return "A backup is expected " + every(expected.backupEvery()) + ", a proof " + every(expected.proofEvery())
                + ".";
    }

    private static String every(Optional<Duration> limit) {
        return limit.map(each -> "every " + unbroken(Amount.age(each))).orElse("at no particular time");
    }

    private void table(Html page) {
        page.raw("<div class=\"wide\" role=\"region\" aria-label=\"Projects\" tabindex=\"0\">");
        page.raw("<table class=\"status\">").element("caption", "Each project, those that need attention first");
        page.raw("<thead><tr>");
        List.of("Project", "State", "Last backup", "Size", "Last proof").forEach(each -> page.heading("col", each));
        page.raw("</tr></thead>").raw("<tbody>");
        rows.forEach(each -> row(page, each));
        page.raw("</tbody></table></div>");
    }

    private static void row(Html page, StatusRow row) {
        page.raw("<tr>").heading("row", row.project());
        page.raw("<td>");
        if (row.isGood()) {
            page.element("p", "proven", "In order");
        }
        row.concerns().forEach(each -> page.element("p", "failed", upper(each)));
        page.raw("</td>").raw("<td>");
        row.lastBackup().ifPresentOrElse(time -> lastBackup(page, time, row), () -> page.text("Never"));
        page.raw("</td>").raw("<td>").raw(new SizeTrend(row.sizes()).svg()).text(row.size());
        page.raw("</td>").raw("<td>").text(row.proof().isEmpty() ? "Never" : upper(row.proof()));
        if (!row.proof().isEmpty() && row.proven().isEmpty()) {
            page.element("small", "never a good one");
        } else if (!row.proof().endsWith(row.proven())) {
            page.element("small", "the last good one " + unbroken(row.proven()));
        }
        page.raw("</td>").raw("</tr>");
    }

    private static void lastBackup(Html page, Instant time, StatusRow row) {
        page.text(unbroken(row.age()) + " ago").element("small", HtmlPage.time(time));
        page.element("small", Amount.count(row.backups()) + (row.backups() == 1 ? " backup" : " backups") + " in all");
    }

    private static void words(Html page) {
        page.raw("<footer>").element("h2", "What the words mean");
        page.element("p", "Backup: a copy of all of a project's data, kept in another place.");
        page.element(
                "p",
                "Proof: a backup was restored into a database of its own and looked at. Proven is one that was"
                        + " compared with a record made when it was backed up; restorable one for which there is none;"
                        + " failed one that is not to be relied on.");
        page.element("p", "Size: what the newest backup takes, compressed. A sudden change is worth a question.");
        page.raw("</footer>");
    }

    private static String upper(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + unbroken(sentence.substring(1));
    }

    /** An amount and its unit stay on one line. */
    private static String unbroken(String text) {
        return text.replaceAll("(\\d) (min|h|d)\\b", "$1\u00a0$2");
    }
}
