package io.jenkins.plugins.backhaul.database.postgres;

/**
 * A server's version.
 *
 * @param number as {@code server_version_num} has it, such as {@code 150018}
 * @param text as the server prints it, such as {@code 15.18}
 */
record ServerVersion(int number, String text) {
    static ServerVersion of(String number, String text) {
        return new ServerVersion(Integer.parseInt(number), text.split(" ", 2)[0]);
    }

    /** The first part of the version; 9 for all the nines. */
    int major() {
        return number / 10_000;
    }

    boolean isAtLeast(int otherMajor) {
        return major() >= otherMajor;
    }
}
