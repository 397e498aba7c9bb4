package io.jenkins.plugins.backhaul.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a command took, with everything that it started on this machine.
 *
 * @param wall seconds by the clock
 * @param cpu seconds of all processors together, without those of servers
 * @param machine seconds that the machine's processors worked meanwhile, servers and whatever else ran included
 * @param memory bytes of the largest process
 * @param disk bytes of temporary files at the worst moment
 */
record Measurement(double wall, double cpu, double machine, long memory, long disk) {
    private static final int FIELD_OF_MEMORY = 3;
    private static final int KIBI = 1024;

    private static final Path PROCESSORS = Path.of("/proc/stat");
    /** Of the first line: user, nice, system, irq and softirq; the others are times of rest. */
    private static final int[] WORK = {1, 2, 3, 6, 7};

    private static final double TICKS_PER_SECOND = 100;

    private static final long LOOK_EVERY_MILLIS = 20;

    /**
     * Runs a shell command in a folder, where it leaves its temporary files too, and measures it.
     *
     * @throws IOException when it fails
     */
    static Measurement of(String shellCommand, Path folder, Map<String, String> variables)
            throws IOException, InterruptedException {
        Path times = Files.createTempFile("backhaul-bench-", ".times");
        List<String> command = List.of(
                "/usr/bin/time",
                "-o",
                times.toString(),
                "-f",
                "%e %U %S %M",
                "bash",
                "-ceu",
                "-o",
                "pipefail",
                shellCommand);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling("bench.log").toFile()));
        builder.environment().putAll(variables);
        builder.environment().put("TMPDIR", folder.toString());
        double worked = worked();
        Process process = builder.start();
        long disk = 0;
        while (process.isAlive()) {
            disk = Math.max(disk, sizeOf(folder));
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        double machine = worked() - worked;
        if (process.exitValue() != 0) {
            throw new IOException("This failed, see " + folder.resolveSibling("bench.log") + ": " + shellCommand);
        }
        List<Double> fields = Pattern.compile(" ")
                .splitAsStream(Files.readString(times).strip())
                .map(Double::valueOf)
                .toList();
        Files.delete(times);
        return new Measurement(
                fields.get(0),
                fields.get(1) + fields.get(2),
                machine,
                fields.get(FIELD_OF_MEMORY).longValue() * KIBI,
                disk);
    }

    /** The one that is in the middle by the clock. */
    static Measurement median(List<Measurement> runs) {
        List<Measurement> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingDouble(Measurement::wall));
        return sorted.get(sorted.size() / 2);
    }

    /** Seconds since the machine was started. */
    private static double worked() throws IOException {
        String[] fields = Files.readAllLines(PROCESSORS).get(0).split(" +", -1);
        return IntStream.of(WORK).mapToLong(i -> Long.parseLong(fields[i])).sum() / TICKS_PER_SECOND;
    }

    private static long sizeOf(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(Measurement::size)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
