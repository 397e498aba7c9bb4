package io.jenkins.plugins.backhaul.bench.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Revisions of pages: each is a whole copy of its page in which an editor has changed a little. */
final class CmsDump implements Corpus.Source {
    private static final int BYTES_PER_PAGE = 170_000;
    private static final int BLOCKS = 14;

    private final SplittableRandom random = new SplittableRandom(20261120);
    private final Prose prose = new Prose(random.split());
    private final List<Page> pages = new ArrayList<>();
    private final int mostPages;
    private long seconds = 1_500_000_000;
    private int id;

    CmsDump(long size) {
        this.mostPages = (int) Math.max(1, size / BYTES_PER_PAGE);
    }

    @Override
    public byte[] next() {
        if (id++ == 0) {
            return "COPY public.wagtailcore_revision (id, created_at, content, page_id, user_id) FROM stdin;\n"
                    .getBytes(UTF_8);
        }
        // New pages come all the time, and the newer ones are edited more.
        boolean grow = pages.size() < mostPages && random.nextInt(20) == 0;
        if (pages.isEmpty() || grow) {
            pages.add(new Page(pages.size() + 1));
        }
        Page page = pages.get(pages.size() - 1 - prose.frequent(pages.size()));
        page.edit();
        seconds += random.nextInt(5_000);
        return page.line().getBytes(UTF_8);
    }

    private final class Page {
        private final int number;
        private final String title = prose.sentence().strip();
        private final List<String> blocks = new ArrayList<>();

        Page(int number) {
            this.number = number;
            for (int i = 0; i < BLOCKS; i++) {
                blocks.add(block());
            }
        }

        void edit() {
            int at = random.nextInt(blocks.size());
            String block = blocks.get(at);
            int cut = block.indexOf(". ", random.nextInt(block.length()));
            if (random.nextInt(4) == 0 || cut < 0) {
                blocks.set(at, block());
            } else {
                blocks.set(at, block.substring(0, cut + 2) + prose.sentence() + block.substring(cut + 2));
            }
        }

        String line() {
            return id + "\t" + stamp() + "\t{\"pk\": " + number + ", \"path\": \"0001000" + number + "\", \"title\": \""
                    + title + "\", \"live\": true, \"latest_revision_created_at\": \"" + stamp() + "\", \"body\": \"["
                    + String.join(", ", blocks) + "]\"}\t" + number + "\t" + (1 + number % 9) + "\n";
        }

        private String block() {
            UUID uuid = new UUID(random.nextLong(), random.nextLong());
            String text = prose.paragraph(2 + random.nextInt(7));
            return "{\\\\\"type\\\\\": \\\\\"paragraph\\\\\", \\\\\"value\\\\\": \\\\\"<p>" + text
                    + "</p>\\\\\", \\\\\"id\\\\\": \\\\\"" + uuid + "\\\\\"}";
        }

        private String stamp() {
            return java.time.Instant.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1_000L)
                    .toString()
                    .replace('T', ' ');
        }
    }
}
