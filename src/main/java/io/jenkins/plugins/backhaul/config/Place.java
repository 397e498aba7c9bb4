package io.jenkins.plugins.backhaul.config;

import java.io.Serializable;

/**
 * Where something was written.
 *
 * @param source the file's name, or the name of the variable or option
 * @param line from 1; 0 when the source has no lines
 * @param column from 1; 0 when the source has no lines
 */
public record Place(String source, int line, int column) implements Comparable<Place>, Serializable {
    /** A variable or an option. */
    static Place of(String source) {
        return new Place(source, 0, 0);
    }

    @Override
    public int compareTo(Place other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** As compilers print it: {@code backhaul.yml:7:3}, or {@code BACKHAUL_STORE}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
