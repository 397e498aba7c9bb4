package io.jenkins.plugins.backhaul.bench;

import io.jenkins.plugins.backhaul.bench.corpus.Corpus;
import io.jenkins.plugins.backhaul.lrzip.Level;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Ours, the native lrzip and zstd side by side, each as a program of its own, so that a start of Java counts: prints a
 * Markdown table and writes it into the page. What takes seconds is measured three times and the median taken, what takes
 * longer once. Arguments: the page, and names of corpora if not all are wanted.
 */
public final class CodecBench {
    private static final int RUNS = 3;
    private static final double TOO_LONG_TO_REPEAT = 10;
    private static final double MEGA = 1e6;

    private final Path folder;

    private CodecBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("backhaul-codec-bench-");
        List<String> names = Arrays.asList(args).subList(1, args.length);
        StringBuilder table =
                new StringBuilder("Each a process of its own, Java's start included. The ratio is to native"
                        + " `lrzip`, to its `lrzip -d` where an archive is read.\n\n"
                        + "| corpus | program | wall, s | ratio | CPU, s | memory, MB | archive, MB | ratio |\n"
                        + "| --- | --- | --: | --: | --: | --: | --: | --: |\n");
        try {
            for (Corpus corpus : Corpus.values()) {
                if (names.isEmpty() || names.contains(corpus.name())) {
                    new CodecBench(Files.createDirectory(folder.resolve(corpus.name()))).measure(corpus, table);
                }
            }
        } finally {
            BenchFolder.delete(folder);
        }
        System.out.println(table);
        new BenchmarksPage(Path.of(args[0])).replace("codec", table.toString());
        System.exit(0);
    }

    private void measure(Corpus corpus, StringBuilder table) throws IOException, InterruptedException {
        Path plain = folder.resolve("plain");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(plain), 1 << 16)) {
            corpus.write(out, corpus.usualSize());
        }
        Row packing = written("lrzip", "lrzip -q -f -o native plain", "native", null);
        Row reading = read("lrzip -d", "lrzip -q -d -f -o out native", null);
        List<Row> rows = new ArrayList<>(List.of(packing, reading));
        rows.add(read("**ours** reads lrzip's", LrzipFilter.command("read native out"), reading));
        for (Level level : Level.values()) {
            rows.add(written("**ours**, " + level, LrzipFilter.command(level + " plain ours"), "ours", packing));
            rows.add(read("**ours** reads " + level, LrzipFilter.command("read ours out"), reading));
            rows.add(read("lrzip -d of " + level, "lrzip -q -d -f -o out ours", reading));
        }
        String oneThread = LrzipFilter.command("DEFAULT plain ours 1");
        rows.add(written("**ours**, DEFAULT, one thread", oneThread, "ours", packing));
        String zstd = "zstd -q -f -9 --long=27 -T0 -o zstd plain";
        rows.add(written("zstd -9 --long=27 -T0", zstd, "zstd", packing));
        rows.forEach(row -> table.append(row.line(corpus.title())));
        BenchFolder.delete(folder);
    }

    private Row written(String title, String command, String packed, Row base)
            throws IOException, InterruptedException {
        Measurement median = median(command);
        return new Row(title, median, Files.size(folder.resolve(packed)), base);
    }

    private Row read(String title, String command, Row base) throws IOException, InterruptedException {
        Measurement median = median(command);
        if (Files.mismatch(folder.resolve("plain"), folder.resolve("out")) >= 0) {
            throw new IOException(title + " brought back something else");
        }
        return new Row(title, median, 0, base);
    }

    private Measurement median(String command) throws IOException, InterruptedException {
        List<Measurement> runs = new ArrayList<>();
        do {
            runs.add(Measurement.of(command, folder, LrzipFilter.variables()));
            System.err.println("  " + command + ": " + runs.get(runs.size() - 1));
        } while (runs.size() < RUNS && runs.get(0).wall() < TOO_LONG_TO_REPEAT);
        return Measurement.median(runs);
    }

    /**
     * A measurement.
     *
     * @param packed bytes of the archive; 0 where one was read
     * @param base what it is compared with; null for itself
     */
    private record Row(String what, Measurement cost, long packed, Row base) {
        String line(String corpus) {
            Row other = base == null ? this : base;
            String size = packed == 0
                    ? " |  |"
                    : String.format(Locale.ROOT, " %.2f | %.3f |", packed / MEGA, (double) packed / other.packed);
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %.2f | %.2f | %.2f | %.0f |%s%n",
                    corpus,
                    what,
                    cost.wall(),
                    cost.wall() / other.cost.wall(),
                    cost.cpu(),
                    cost.memory() / MEGA,
                    size);
        }
    }
}
