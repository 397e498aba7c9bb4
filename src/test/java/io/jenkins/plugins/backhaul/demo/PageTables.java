package io.jenkins.plugins.backhaul.demo;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/** The pages, what they hold, and every revision of them. */
final class PageTables {
    private final List<SitePage> pages;
    private final SiteSize size;
    private final Random random;
    private final CopyScript script;

    PageTables(List<SitePage> pages, SiteSize size, CopyScript script) {
        this.pages = pages;
        this.size = size;
        this.script = script;
        this.random = new Random(size.seed() + 3);
    }

    void write() throws IOException {
        writePages();
        writeBodies();
        writeRevisions();
        writeLog();
        writeComments();
        writeSite();
    }

    private void writePages() throws IOException {
        script.begin(
                "wagtailcore_page",
                "id, path, depth, numchild, translation_key, locale_id, title, draft_title, slug, url_path,"
                        + " content_type_id, owner_id, live, status, has_unpublished_changes, seo_title, search_description,"
                        + " show_in_menus, first_published_at, last_published_at, latest_revision_created_at,"
                        + " live_revision_id, latest_revision_id");
        for (SitePage page : pages) {
            Draft draft = Draft.last(page, size.seed());
            boolean live = random.nextInt(12) > 0;
            Object published = live ? draft.savedAt() : null;
            script.row(
                    page.id(),
                    page.path(),
                    page.depth(),
                    page.children(),
                    draft.translationKey(),
                    page.locale(),
                    draft.title(),
                    draft.title(),
                    page.slug(),
                    page.urlPath(),
                    9,
                    1 + random.nextInt(size.users()),
                    live,
                    live ? "live" : "in review",
                    !live,
                    "",
                    "",
                    page.depth() == 3,
                    published,
                    published,
                    draft.savedAt(),
                    live ? page.lastRevision() : null,
                    page.lastRevision());
        }
        script.end();
    }

    private void writeBodies() throws IOException {
        script.begin("home_standardpage", "page_ptr_id, intro, body, hero_image_id");
        for (SitePage page : pages) {
            Draft draft = Draft.last(page, size.seed());
            Object image = random.nextInt(3) == 0 ? null : 1 + random.nextInt(size.images());
            script.row(page.id(), draft.intro(), draft.body(), image);
        }
        script.end();
    }

    private void writeRevisions() throws IOException {
        script.begin(
                "wagtailcore_revision",
                "id, content_type_id, base_content_type_id, object_id, created_at, user_id, object_str, content");
        for (SitePage page : pages) {
            Draft draft = Draft.first(page, size.seed());
            for (int id = page.firstRevision(); id <= page.lastRevision(); id++) {
                int user = 1 + random.nextInt(size.users());
                script.row(id, 9, 8, page.id(), draft.savedAt(), user, draft.title(), draft.revision());
                draft.edit();
            }
        }
        script.end();
    }

    private void writeLog() throws IOException {
        script.begin(
                "wagtailcore_pagelogentry",
                "id, label, action, data, \"timestamp\", content_changed, deleted, page_id, revision_id, user_id, uuid");
        for (SitePage page : pages) {
            for (int revision = page.firstRevision(); revision <= page.lastRevision(); revision++) {
                String action = revision == page.firstRevision() ? "wagtail.create" : "wagtail.edit";
                script.row(
                        revision,
                        page.slug(),
                        action,
                        "{}",
                        Moment.within(700, random),
                        true,
                        false,
                        page.id(),
                        revision,
                        1 + random.nextInt(size.users()),
                        Names.uuid(random));
            }
        }
        script.end();
    }

    private void writeComments() throws IOException {
        script.begin("wagtailcore_comment", "id, page_id, user_id, text, contentpath, created_at, resolved_at");
        for (int id = 1; id <= size.pages() / 3; id++) {
            SitePage page = pages.get(random.nextInt(pages.size()));
            String text = new Prose(page.language(), random).sentence() + "\n\tOK? 👍 C:\\temp\\new";
            Object resolved = random.nextBoolean() ? Moment.within(30, random) : null;
            script.row(
                    id,
                    page.id(),
                    1 + random.nextInt(size.users()),
                    text,
                    "body",
                    Moment.within(300, random),
                    resolved);
        }
        script.end();
    }

    private void writeSite() throws IOException {
        script.begin("wagtailcore_locale", "id, language_code");
        for (int id = 1; id <= Language.ALL.size(); id++) {
            script.row(id, Language.ALL.get(id - 1).code());
        }
        script.end();
        script.begin("wagtailcore_site", "id, hostname, port, is_default_site, root_page_id, site_name");
        script.row(1, "wizards.example", 443, true, 2, "Wizards & Friends");
        script.end();
        script.begin("wagtailcore_grouppagepermission", "id, group_id, page_id, permission_id");
        script.row(1, 1, 2, 1);
        script.row(2, 2, 2, 2);
        script.end();
    }
}
