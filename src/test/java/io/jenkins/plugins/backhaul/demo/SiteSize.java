package io.jenkins.plugins.backhaul.demo;

/**
 * How much there is of everything.
 *
 * @param megabytes of the plain dump, 1,000,000 bytes each
 * @param seed decides every value; the same seed and size make the same database
 */
record SiteSize(int megabytes, long seed) {
    SiteSize {
        if (megabytes < 1 || megabytes > 100_000) {
            throw new IllegalArgumentException("A site has 1 to 100,000 MB, not " + megabytes);
        }
    }

    /** What all rows that Java writes should take; the rest of the dump is the schema and the search index. */
    long rowBytes() {
        return Math.max(0, megabytes * 1_000_000L - 45_000 - pages() * 5_000L);
    }

    int pages() {
        return 3 + 4 * megabytes;
    }

    int users() {
        return 10 + 2 * megabytes;
    }

    int images() {
        return 10 + 8 * megabytes;
    }

    int documents() {
        return 10 + 4 * megabytes;
    }

    int sessions() {
        return 10 + 6 * megabytes;
    }
}
