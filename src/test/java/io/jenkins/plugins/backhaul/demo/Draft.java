package io.jenkins.plugins.backhaul.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The content of a page while it is edited. The same page and seed go through the same edits each time. */
final class Draft {
    private static final int MOST_BLOCKS = 14;

    private final SitePage page;
    private final Random random;
    private final Prose prose;
    private final List<Block> blocks = new ArrayList<>();
    private final String translationKey;
    private String title;
    private String intro;
    private Instant savedAt;

    private Draft(SitePage page, long seed) {
        this.page = page;
        this.random = new Random(seed * 1_000_003 + page.id());
        this.prose = new Prose(page.language(), random);
        this.translationKey = Names.uuid(random);
        this.title = prose.title();
        this.intro = prose.paragraph();
        this.savedAt = Moment.within(700, random).minusSeconds(86_400L * 300);
        for (int i = 3 + (int) (10 * SitePage.spread(page.id(), 0.4142135624)); i > 0; i--) {
            blocks.add(Block.some(prose, random));
        }
    }

    /** As it was first saved. */
    static Draft first(SitePage page, long seed) {
        return new Draft(page, seed);
    }

    /** As it was saved last. */
    static Draft last(SitePage page, long seed) {
        Draft draft = first(page, seed);
        for (int i = 1; i < page.revisions(); i++) {
            draft.edit();
        }
        return draft;
    }

    /** Changes little, as most edits do. */
    void edit() {
        savedAt = savedAt.plusSeconds(60 + random.nextInt(86_400 * 5));
        int where = random.nextInt(blocks.size());
        switch (random.nextInt(8)) {
            case 0 -> title = prose.title();
            case 1 -> intro = prose.paragraph();
            case 2 -> addOrRemove(where);
            case 3 -> Collections.swap(blocks, where, random.nextInt(blocks.size()));
            default -> blocks.set(where, blocks.get(where).edited(prose, random));
        }
    }

    private void addOrRemove(int where) {
        if (blocks.size() < MOST_BLOCKS) {
            blocks.add(where, Block.some(prose, random));
        } else {
            blocks.remove(where);
        }
    }

    String title() {
        return title;
    }

    String intro() {
        return intro;
    }

    String translationKey() {
        return translationKey;
    }

    Instant savedAt() {
        return savedAt;
    }

    /** The body as a JSON array. */
    String body() {
        return body(Block::json);
    }

    private String body(Function<Block, String> form) {
        return blocks.stream().map(form).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The whole page as Wagtail keeps it with every save; the body is a string inside it. */
    String revision() {
        String facts = Json.object(
                "pk",
                page.id(),
                "path",
                page.path(),
                "depth",
                page.depth(),
                "numchild",
                page.children(),
                "translation_key",
                translationKey,
                "locale",
                page.locale(),
                "title",
                title,
                "draft_title",
                title,
                "slug",
                page.slug(),
                "content_type",
                9,
                "live",
                true,
                "has_unpublished_changes",
                false,
                "url_path",
                page.urlPath(),
                "owner",
                1,
                "seo_title",
                "",
                "show_in_menus",
                page.depth() == 3,
                "search_description",
                "",
                "go_live_at",
                null,
                "expire_at",
                null,
                "expired",
                false,
                "locked",
                false,
                "latest_revision_created_at",
                savedAt.toString(),
                "alias_of",
                null,
                "intro",
                intro,
                "wagtail_admin_comments",
                "[]");
        return facts.substring(0, facts.length() - 1) + ", \"body\": \"" + body(Block::escaped) + "\"}";
    }
}
