package io.jenkins.plugins.backhaul.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** What visitors leave behind: submitted forms, searches, page views; and redirects. */
final class ActivityTables {
    private final SiteSize size;
    private final Random random;
    private final CopyScript script;

    ActivityTables(SiteSize size, CopyScript script) {
        this.size = size;
        this.script = script;
        this.random = new Random(size.seed() + 4);
    }

    void write() throws IOException {
        writeRedirects();
        writeSearches();
        writePageViews();
    }

    private void writeRedirects() throws IOException {
        script.begin(
                "wagtailredirects_redirect", "id, old_path, is_permanent, redirect_page_id, redirect_link, site_id");
        for (int id = 1; id <= size.pages() / 2; id++) {
            boolean inside = random.nextInt(5) > 0;
            Object page = inside ? 1 + random.nextInt(size.pages()) : null;
            String link = inside ? "" : "https://elsewhere.example/" + Names.token(random, 12);
            script.row(id, "/old/" + Names.hex(random, 10), random.nextBoolean(), page, link, 1);
        }
        script.end();
    }

    private void writeSearches() throws IOException {
        script.begin("wagtailsearch_query", "id, query_string, hits");
        for (int id = 1; id <= size.pages() / 2; id++) {
            Language language = Language.ALL.get(random.nextInt(Language.ALL.size()));
            script.row(id, new Prose(language, random).words(3) + " " + id, random.nextInt(500));
        }
        script.end();
    }

    private void writePageViews() throws IOException {
        List<String> referrers =
                List.of("https://search.example/", "https://news.example/story?id=7", "android-app://x");
        LocalDate first = LocalDate.of(2025, 12, 25);
        int days = 14;
        script.begin("analytics_pageview", "page_id, day, visitors, seconds, referrer");
        for (int page = 1; page <= size.pages(); page += 2) {
            for (int day = 0; day < days; day++) {
                Object referrer = random.nextInt(3) == 0 ? null : referrers.get(random.nextInt(referrers.size()));
                float seconds = random.nextFloat() * 200;
                script.row(page, first.plusDays(day), random.nextInt(400), seconds, referrer);
            }
        }
        script.end();
    }

    /** Submitted forms, as many as it takes to bring all rows together to so many bytes; a few in any case. */
    void writeForms(long upTo) throws IOException {
        script.begin("wagtailforms_formsubmission", "id, form_data, submit_time, page_id");
        for (int id = 1; id <= 20 || script.rowBytes() < upTo; id++) {
            Language language = Language.ALL.get(random.nextInt(Language.ALL.size()));
            String form = Json.object(
                    "name", Names.person(random),
                    "email", Names.email(random),
                    "telephone", "+44 7700 900" + (100 + random.nextInt(900)),
                    "message", new Prose(language, random).paragraph(),
                    "consent", random.nextBoolean(),
                    "newsletter", random.nextInt(4) == 0 ? null : random.nextBoolean());
            script.row(id, form, Moment.within(500, random), 1 + random.nextInt(size.pages()));
        }
        script.end();
    }
}
