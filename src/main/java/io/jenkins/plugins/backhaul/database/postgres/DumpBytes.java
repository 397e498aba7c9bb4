package io.jenkins.plugins.backhaul.database.postgres;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a dump, one by one for the statements and in bulk for the data; knows the line it has come to. */
final class DumpBytes {
    static final int CAPACITY = 512 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[CAPACITY];
    private int position;
    private int limit;
    private long line = 1;
    private boolean ended;

    DumpBytes(InputStream in) {
        this.in = in;
    }

    long line() {
        return line;
    }

    /** The next byte, 0 to 255, or -1 at the end. */
    int read() throws IOException {
        int b = peek();
        if (b >= 0) {
            position++;
            line += b == '\n' ? 1 : 0;
        }
        return b;
    }

    /** The byte that {@link #read()} will return. */
    int peek() throws IOException {
        if (position == limit) {
            fill();
        }
        return position == limit ? -1 : buffer[position] & 0xFF;
    }

    /**
     * The next lines of data, as many as are at hand; a line that is longer than the buffer comes in pieces, and only the
     * last of them ends with a line feed.
     *
     * @param target at least {@link #CAPACITY} long
     * @param atLineStart whether what was read before ended a line
     * @return how many bytes; -1 when the end mark {@code \.} was met and passed
     * @throws TruncatedDumpException when the dump ends before the mark
     */
    int readData(byte[] target, boolean atLineStart) throws IOException {
        fill();
        if (position == limit) {
            throw new TruncatedDumpException(line);
        }
        int end = atLineStart && isMark(position) ? position : findEnd();
        if (end == position) {
            skipLine();
            return -1;
        }
        int length = end - position;
        System.arraycopy(buffer, position, target, 0, length);
        position = end;
        return length;
    }

    /** Where the mark is, or else behind the last whole line, or else where the buffer ends. */
    private int findEnd() {
        int end = limit;
        for (int i = position; i < limit; i++) {
            if (buffer[i] == '\n') {
                line++;
                end = i + 1;
                if (isMark(end)) {
                    break;
                }
            }
        }
        return end;
    }

    /** Only a whole line is the mark: a line that may still go on is left for the next call, when more is at hand. */
    private boolean isMark(int at) {
        if (at + 2 > limit || buffer[at] != '\\' || buffer[at + 1] != '.') {
            return false;
        }
        int next = at + 2 < limit && buffer[at + 2] == '\r' ? at + 3 : at + 2;
        return next < limit ? buffer[next] == '\n' : ended && next == limit;
    }

    private void skipLine() throws IOException {
        for (int b = read(); b >= 0 && b != '\n'; b = read()) {
            // Nothing but the mark stands on its line.
        }
    }

    /** Moves what is left to the front and reads until the buffer is full. */
    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (!ended && limit < CAPACITY) {
            int n = in.read(buffer, limit, CAPACITY - limit);
            ended = n < 0;
            limit += Math.max(n, 0);
        }
    }
}
