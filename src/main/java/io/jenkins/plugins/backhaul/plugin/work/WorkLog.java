package io.jenkins.plugins.backhaul.plugin.work;

import hudson.model.TaskListener;

/** Prints what a worker tells into the log of a build. It comes from the agent, so nothing in it may act on who reads it. */
public final class WorkLog {
    private static final int LONGEST_LINE = 2000;

    private final TaskListener log;

    WorkLog(TaskListener log) {
        this.log = log;
    }

    void printAll(String lines) {
        lines.lines().forEach(this::print);
    }

    void print(String line) {
        log.getLogger().println("[backhaul] " + printable(line));
    }

    /** The text on one line, of bounded length, without control characters: Jenkins itself gives some of them a meaning. */
    public static String printable(String text) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
        return plain.length() <= LONGEST_LINE ? plain : plain.substring(0, LONGEST_LINE) + "…";
    }
}
