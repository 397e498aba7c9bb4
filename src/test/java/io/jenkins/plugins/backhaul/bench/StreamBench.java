package io.jenkins.plugins.backhaul.bench;

import io.jenkins.plugins.backhaul.bench.corpus.Corpus;
import io.jenkins.plugins.backhaul.lrzip.Level;
import io.jenkins.plugins.backhaul.lrzip.LrzipInputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipOutputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Several gigabytes that are never on the disk: made, written as an archive, read again and compared while they are made a
 * second time, in processes of little memory. Arguments: the page, gigabytes.
 */
public final class StreamBench {
    private static final Corpus CORPUS = Corpus.SOURCE;
    private static final double MEGA = 1e6;

    private StreamBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (!args[0].equals("write") && !args[0].equals("compare")) {
            measure(Path.of(args[0]), Long.parseLong(args[1]) * 1_000_000_000L);
            System.exit(0);
        }
        Path archive = Path.of(args[2]);
        long size = Long.parseLong(args[1]);
        if (args[0].equals("write")) {
            write(archive, size);
        } else {
            compare(archive, size);
        }
    }

    private static void measure(Path page, long size) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("backhaul-stream-bench-");
        try {
            StringBuilder table = new StringBuilder("| " + CORPUS.title() + ", " + size / 1_000_000_000
                    + " GB, generated meanwhile | wall, s | MB/s | CPU, s | memory, MB | disk, MB |\n"
                    + "| --- | --: | --: | --: | --: | --: |\n");
            for (String step : new String[] {"write", "compare"}) {
                String command = LrzipFilter.java(StreamBench.class) + " " + step + " " + size + " archive";
                Measurement cost = Measurement.of(command, folder, LrzipFilter.variables());
                System.err.println("  " + command + ": " + cost);
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %.1f | %.0f | %.1f | %.0f | %.0f |%n",
                        step.equals("write") ? "**ours**, FAST" : "**ours** reads and compares it",
                        cost.wall(),
                        size / MEGA / cost.wall(),
                        cost.cpu(),
                        cost.memory() / MEGA,
                        cost.disk() / MEGA));
            }
            System.out.println(table);
            new BenchmarksPage(page).replace("stream", table.toString());
        } finally {
            BenchFolder.delete(folder);
        }
    }

    private static void write(Path archive, long size) throws IOException {
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16);
        try (LrzipOutputStream out =
                new LrzipOutputStream(file, LrzipWriteOptions.defaults().withLevel(Level.FAST))) {
            CORPUS.write(out, size);
            out.finish();
        }
    }

    private static void compare(Path archive, long size) throws IOException {
        try (InputStream in = new LrzipInputStream(Files.newInputStream(archive), LrzipReadOptions.defaults())) {
            CORPUS.write(new Comparison(in), size);
            if (in.read() >= 0) {
                throw new IOException("The archive holds more than was written");
            }
        }
    }

    /** Takes what an archive should hold. */
    private static final class Comparison extends OutputStream {
        private final InputStream actual;

        Comparison(InputStream actual) {
            this.actual = actual;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            byte[] read = actual.readNBytes(length);
            if (!Arrays.equals(read, 0, read.length, bytes, offset, offset + length)) {
                throw new IOException("The archive holds something else than was written");
            }
        }
    }
}
