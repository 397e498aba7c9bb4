package io.jenkins.plugins.backhaul.database.postgres;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a stream, of which none can exhaust the memory: what is longer than the limit is cut off. */
final class BoundedLines {
    private final InputStream in;
    private final int limit;

    BoundedLines(InputStream in, int limit) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.limit = limit;
    }

    /** Whether there is something to read, or nobody left who could write it. */
    boolean isReady() {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** The next line, without its end; {@code null} after the last one. */
    String next() throws IOException {
        int b = in.read();
        if (b < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (b >= 0 && b != '\n') {
            if (line.size() < limit) {
                line.write(b);
            }
            b = in.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
