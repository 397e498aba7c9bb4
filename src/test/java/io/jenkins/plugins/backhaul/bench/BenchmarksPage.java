package io.jenkins.plugins.backhaul.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code docs/benchmarks.md}: prose by hand, tables between marks by the benches. */
final class BenchmarksPage {
    private final Path page;

    BenchmarksPage(Path page) {
        this.page = page;
    }

    /**
     * Replaces what stands between {@code <!-- begin NAME -->} and {@code <!-- end NAME -->}.
     *
     * @throws IOException also when the page has no such marks
     */
    void replace(String name, String markdown) throws IOException {
        String begin = "<!-- begin " + name + " -->";
        String end = "<!-- end " + name + " -->";
        String text = Files.readString(page);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(page + " lacks the marks " + begin + " and " + end);
        }
        Files.writeString(page, text.substring(0, from) + begin + "\n" + markdown + text.substring(to));
    }
}
