package io.jenkins.plugins.backhaul.bench;

import io.jenkins.plugins.backhaul.bench.corpus.Corpus;
import io.jenkins.plugins.backhaul.lrzip.Level;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Ours, the native lrzip and zstd side by side, each as a program of its own, so that a start of Java counts: prints a
 * Markdown table of wall times, the median of some runs, and sizes. Arguments: a folder for files, the number of runs, and
 * names of corpora if not all are wanted.
 */
public final class CodecBench {
    private final Path folder;
    private final int runs;

    private CodecBench(Path folder, int runs) {
        this.folder = folder;
        this.runs = runs;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        CodecBench bench = new CodecBench(Files.createDirectories(Path.of(args[0])), Integer.parseInt(args[1]));
        List<String> names = Arrays.asList(args).subList(2, args.length);
        for (Row row : bench.measure(names)) {
            row.print(System.out);
        }
    }

    /** Measures the corpora of those names, or all when there are none. */
    List<Row> measure(List<String> names) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (Corpus corpus : Corpus.values()) {
            if (names.isEmpty() || names.contains(corpus.name())) {
                rows.addAll(measure(corpus));
            }
        }
        return rows;
    }

    private List<Row> measure(Corpus corpus) throws IOException, InterruptedException {
        Path plain = folder.resolve(corpus.name());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(plain))) {
            corpus.write(out, corpus.usualSize());
        }
        List<Row> rows = new ArrayList<>();
        Path byNative = folder.resolve("native.lrz");
        rows.add(row(corpus, "lrzip", command("lrzip", "-q", "-f", "-o", byNative, plain), byNative));
        rows.add(read(corpus, "lrzip -d, its own", command("lrzip", "-q", "-d", "-f", "-o", out(), byNative)));
        rows.add(read(corpus, "ours reads lrzip's", java("read", byNative, out())));
        for (Level level : Level.values()) {
            Path ours = folder.resolve(level + ".lrz");
            rows.add(row(corpus, "ours, " + level, java(level.name(), plain, ours), ours));
            rows.add(read(corpus, "ours reads " + level, java("read", ours, out())));
            rows.add(read(corpus, "lrzip -d of " + level, command("lrzip", "-q", "-d", "-f", "-o", out(), ours)));
        }
        Path zstd = folder.resolve("zstd.zst");
        rows.add(
                row(corpus, "zstd -9", command("zstd", "-q", "-f", "-9", "--long=27", "-T0", "-o", zstd, plain), zstd));
        Files.delete(plain);
        return rows;
    }

    private Path out() {
        return folder.resolve("out");
    }

    private Row row(Corpus corpus, String title, List<String> command, Path packed)
            throws IOException, InterruptedException {
        double seconds = median(command);
        return new Row(corpus.title(), title, seconds, Files.size(packed));
    }

    private Row read(Corpus corpus, String title, List<String> command) throws IOException, InterruptedException {
        double seconds = median(command);
        if (Files.mismatch(folder.resolve(corpus.name()), out()) >= 0) {
            throw new IOException(title + " brought back something else than the " + corpus.title());
        }
        return new Row(corpus.title(), title, seconds, 0);
    }

    private double median(List<String> command) throws IOException, InterruptedException {
        double[] seconds = new double[runs];
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(command + " failed: " + Files.readString(folder.resolve("said")));
            }
            seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[runs / 2];
    }

    private static List<String> java(String mode, Path from, Path to) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("java.class.path");
        return command(
                java, "-Xmx400m", "-XX:+UseParallelGC", "-cp", classPath, LrzipFilter.class.getName(), mode, from, to);
    }

    private static List<String> command(Object... words) {
        return Arrays.stream(words).map(Object::toString).toList();
    }

    /**
     * A measurement.
     *
     * @param packed bytes of the archive; 0 where one was read
     */
    record Row(String corpus, String what, double seconds, long packed) {
        void print(PrintStream out) {
            String size = packed == 0 ? "" : String.format("%.2f MB", packed / 1e6);
            out.printf("| %s | %s | %.2f s | %s |%n", corpus, what, seconds, size);
        }
    }
}
