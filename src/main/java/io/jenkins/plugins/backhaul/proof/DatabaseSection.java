package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.page.Html;
import java.util.List;
import java.util.Locale;

/** What the evidence page says of one database. */
final class DatabaseSection {
    private DatabaseSection() {}

    static void write(Html page, ProvenDatabase database) {
        page.element("h2", "The database " + database.name());
        page.raw("<table class=\"facts\">");
        page.fact("File in the archive", database.file());
        page.fact(
                "Size of the dump",
                String.format(Locale.ROOT, "%,d bytes", database.dump().size()));
        page.fact("Its fingerprint (SHA-256)", database.dump().sha256());
        page.fact("Dumped from", database.source().isEmpty() ? "not recorded" : database.source());
        page.fact("Restored on", database.scratch());
        page.fact("Time to restore", EvidencePage.seconds(database.seconds()));
        page.raw("</table>");
        checks(page, database.checks());
        tables(page, database);
        if (!database.notes().isEmpty()) {
            page.element("h3", "What the restore had to tell").raw("<ul>");
            database.notes().forEach(each -> page.element("li", each));
            page.raw("</ul>");
        }
    }

    private static void checks(Html page, List<CheckResult> checks) {
        if (checks.isEmpty()) {
            return;
        }
        page.element("h3", "The project's own checks").raw("<table class=\"checks\">");
        page.row("th", List.of("Check", "Asked or run", "Expected", "Found", "Result"));
        checks.forEach(each -> page.row(
                "td",
                List.of(
                        each.name(),
                        each.query(),
                        each.expected(),
                        each.found(),
                        each.passed() ? "passed" : "FAILED")));
        page.raw("</table>");
    }

    private static void tables(Html page, ProvenDatabase database) {
        page.element("h3", "Rows of each table").raw("<table class=\"rows\">");
        page.row("th", List.of("Table", "Backed up", "Restored", "Result"));
        for (ProvenTable each : database.tables()) {
            page.row("td", List.of(each.name(), count(each.expected()), count(each.found()), result(database, each)));
        }
        page.raw("</table>");
    }

    private static String count(Long rows) {
        return rows == null ? "–" : String.format(Locale.ROOT, "%,d", rows);
    }

    private static String result(ProvenDatabase database, ProvenTable table) {
        if (!database.recorded()) {
            return "not compared";
        }
        return !table.isEqual() ? "DIFFERENT" : table.sameContent() == null ? "equal" : "equal, contents too";
    }
}
