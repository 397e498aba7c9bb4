package io.jenkins.plugins.backhaul.demo;

/**
 * A page's place in the tree.
 *
 * @param path four characters a step (treebeard's materialized path)
 * @param depth 1 for the root
 * @param children how many pages are right below it
 * @param locale counts the languages from 1
 * @param slug its part of the address
 * @param urlPath its address
 * @param firstRevision the number of its first revision
 * @param revisions how often it was saved
 */
record SitePage(
        int id,
        String path,
        int depth,
        int children,
        int locale,
        String slug,
        String urlPath,
        int firstRevision,
        int revisions) {
    /**
     * A number from 0 to 1 that looks random from page to page but is spread evenly over any few of them, so that small
     * sites hit their size as well as large ones.
     */
    static double spread(int number, double irrational) {
        double turned = number * irrational;
        return turned - Math.floor(turned);
    }

    Language language() {
        return Language.ALL.get(locale - 1);
    }

    int lastRevision() {
        return firstRevision + revisions - 1;
    }
}
