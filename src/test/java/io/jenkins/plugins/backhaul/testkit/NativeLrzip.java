package io.jenkins.plugins.backhaul.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The lrzip program of the system, working in a folder. */
public final class NativeLrzip {
    private static final int SECONDS = 120;

    private final Path folder;

    /** @param folder for its files; whoever made it removes it */
    public NativeLrzip(Path folder) {
        this.folder = folder;
    }

    /** Packs by a file, with more options. */
    public byte[] pack(byte[] plain, String... options) throws IOException, InterruptedException {
        return convert(plain, "plain", "packed.lrz", options);
    }

    /** Unpacks by a file. */
    public byte[] unpack(byte[] packed) throws IOException, InterruptedException {
        return convert(packed, "archive.lrz", "unpacked", "-d");
    }

    /** Packs or unpacks from standard input to standard output. */
    public byte[] filter(byte[] input, String... options) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        ProcessBuilder builder = command(options);
        run(builder.redirectInput(in.toFile()).redirectOutput(out.toFile()));
        return Files.readAllBytes(out);
    }

    /** What {@code -t} or {@code -i} says of an archive. */
    public String describe(byte[] packed, String option) throws IOException, InterruptedException {
        Path archive = Files.write(folder.resolve("archive.lrz"), packed);
        Path out = folder.resolve("said");
        ProcessBuilder builder = command(option, archive.toString());
        run(builder.redirectOutput(out.toFile()));
        return Files.readString(out);
    }

    private byte[] convert(byte[] input, String from, String to, String... options)
            throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve(from), input);
        Path out = folder.resolve(to);
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-f", "-o", out.toString(), in.toString()));
        ProcessBuilder builder = command(arguments.toArray(String[]::new));
        run(builder.redirectOutput(folder.resolve("said").toFile()));
        return Files.readAllBytes(out);
    }

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("lrzip", "-q"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        return builder.directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile());
    }

    private void run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("lrzip takes more than " + SECONDS + " s: " + builder.command());
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "lrzip failed: " + builder.command() + "\n" + Files.readString(folder.resolve("errors")));
        }
    }
}
