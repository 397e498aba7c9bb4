package io.jenkins.plugins.backhaul.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes SQL and COPY blocks as a plain dump holds them, and counts the bytes of the rows. */
final class CopyScript {
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder(1 << 14);
    private long rowBytes;

    CopyScript(OutputStream out) {
        this.out = out;
    }

    /** The bytes of all rows so far, which are about what a plain dump of them takes. */
    long rowBytes() {
        return rowBytes;
    }

    void sql(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins a block; rows follow until {@link #end()}. */
    void begin(String table, String columns) throws IOException {
        sql("COPY " + table + " (" + columns + ") FROM stdin;\n");
    }

    /** One row; {@code null} is SQL's NULL. */
    void row(Object... values) throws IOException {
        line.setLength(0);
        for (Object value : values) {
            if (line.length() > 0) {
                line.append('\t');
            }
            append(value);
        }
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        rowBytes += bytes.length;
    }

    private void append(Object value) {
        if (value == null) {
            line.append("\\N");
        } else if (value instanceof Boolean truth) {
            line.append(truth ? 't' : 'f');
        } else {
            escape(value.toString());
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }

    void end() throws IOException {
        sql("\\.\n\n");
    }
}
