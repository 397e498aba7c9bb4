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
import java.util.stream.Stream;

/**
 * What a command took, with everything that it started on this machine (a database's server and a store's are not part of it).
 *
 * @param wall seconds by the clock
 * @param cpu seconds of all processors together
 * @param memory bytes of the largest process
 * @param disk bytes of temporary files at the worst moment
 */
record Measurement(double wall, double cpu, long memory, long disk) {
    private static final int FIELD_OF_MEMORY = 3;
    private static final int KIBI = 1024;
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
        Process process = builder.start();
        long disk = 0;
        while (process.isAlive()) {
            disk = Math.max(disk, sizeOf(folder));
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
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
                fields.get(FIELD_OF_MEMORY).longValue() * KIBI,
                disk);
    }

    /** The one that is in the middle by the clock. */
    static Measurement median(List<Measurement> runs) {
        List<Measurement> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingDouble(Measurement::wall));
        return sorted.get(sorted.size() / 2);
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
