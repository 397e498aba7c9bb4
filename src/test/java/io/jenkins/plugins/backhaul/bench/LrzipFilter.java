package io.jenkins.plugins.backhaul.bench;

import io.jenkins.plugins.backhaul.lrzip.Level;
import io.jenkins.plugins.backhaul.lrzip.LrzipInputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipOutputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Ours as a program of its own, so that a bench counts a start of Java as its user has to: {@code level|read from to}. */
final class LrzipFilter {
    private static final int AT_ONCE = 1 << 18;

    private LrzipFilter() {}

    public static void main(String[] args) throws IOException {
        try (InputStream in = new FileInputStream(args[1]);
                OutputStream out = new FileOutputStream(args[2])) {
            if (args[0].equals("read")) {
                read(in, out);
            } else {
                write(in, out, LrzipWriteOptions.defaults().withLevel(Level.valueOf(args[0])));
            }
        }
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
