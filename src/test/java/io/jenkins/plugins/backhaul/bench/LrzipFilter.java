package io.jenkins.plugins.backhaul.bench;

import io.jenkins.plugins.backhaul.lrzip.Level;
import io.jenkins.plugins.backhaul.lrzip.LrzipInputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipOutputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ours as a program of its own, so that a bench counts a start of Java as its user has to: {@code level|read from to [threads]}. */
final class LrzipFilter {
    private static final int AT_ONCE = 1 << 18;

    private LrzipFilter() {}

    public static void main(String[] args) throws IOException {
        try (InputStream in = new FileInputStream(args[1]);
                OutputStream out = new FileOutputStream(args[2])) {
            if (args[0].equals("read")) {
                read(in, out);
            } else {
                LrzipWriteOptions options = LrzipWriteOptions.defaults().withLevel(Level.valueOf(args[0]));
                write(in, out, args.length > 3 ? options.withThreads(Integer.parseInt(args[3])) : options);
            }
        }
    }

    /** A command for the shell that runs it with those arguments. */
    static String command(String arguments) {
        return java(LrzipFilter.class) + " " + arguments;
    }

    /** The beginning of a command that runs a class as {@code bin/backhaul} runs Java; needs {@link #variables()}. */
    static String java(Class<?> main) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return java + " -Xmx352m -XX:+UseSerialGC " + main.getName();
    }

    /** The variables that such a command needs. */
    static Map<String, String> variables() {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return Map.of("CLASSPATH", classPath);
    }

    static void read(InputStream archive, OutputStream plain) throws IOException {
        try (LrzipInputStream in = new LrzipInputStream(archive, LrzipReadOptions.defaults())) {
            copy(in, plain);
        }
    }

    static void write(InputStream plain, OutputStream archive, LrzipWriteOptions options) throws IOException {
        try (LrzipOutputStream out = new LrzipOutputStream(archive, options)) {
            copy(plain, out);
            out.finish();
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[AT_ONCE];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
    }
}
