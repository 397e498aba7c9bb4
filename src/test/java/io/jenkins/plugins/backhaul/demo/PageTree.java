package io.jenkins.plugins.backhaul.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Lays out the tree of pages: a root, a home page, sections of up to 40 pages each. */
final class PageTree {
    private static final int SECTION = 40;

    private final Random random;
    private final int count;
    private final List<SitePage> pages = new ArrayList<>();
    private int nextRevision = 1;

    private PageTree(int count, long seed) {
        this.count = count;
        this.random = new Random(seed);
    }

    /** At least three pages; their order is that of their numbers. */
    static List<SitePage> of(int count, long seed) {
        return new PageTree(count, seed).layOut();
    }

    private List<SitePage> layOut() {
        int sections = (count - 2 + SECTION) / (SECTION + 1);
        add("0001", 1, 1, "root", "/");
        add("00010001", 2, sections, "home", "/home/");
        for (int section = 1; section <= sections; section++) {
            int children = Math.min(SECTION, count - pages.size() - 1);
            addSection(section, children);
        }
        return pages;
    }

    private void addSection(int section, int children) {
        String slug = "section-" + section;
        String path = "00010001" + step(section);
        add(path, 3, children, slug, "/home/" + slug + "/");
        for (int child = 1; child <= children; child++) {
            String name = "page-" + Names.hex(random, 6);
            add(path + step(child), 4, 0, name, "/home/" + slug + "/" + name + "/");
        }
    }

    private void add(String path, int depth, int children, String slug, String urlPath) {
        int locale = random.nextInt(10) < 6 ? 1 : 1 + random.nextInt(Language.ALL.size());
        double often = SitePage.spread(pages.size(), 0.6180339887);
        int revisions = 1 + (int) (107 * often * often * often);
        pages.add(
                new SitePage(pages.size() + 1, path, depth, children, locale, slug, urlPath, nextRevision, revisions));
        nextRevision += revisions;
    }

    private static String step(int number) {
        String digits = Integer.toString(number, 36).toUpperCase(Locale.ROOT);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
