package io.jenkins.plugins.backhaul.config;

import java.util.List;
import java.util.Optional;

/**
 * One of the project's databases.
 *
 * @param label what the project calls it; its file in the archive is named so
 * @param place where it is
 * @param format how its dump is written
 * @param fingerprint how closely a restored copy can be compared with it
 * @param template the database that a restored copy is made from, such as {@code template_postgis}
 * @param credentials the id of its user and password in Jenkins; on the command line {@code PGPASSWORD} or the password file
 * @param checks what a restored copy is asked, in the order of the file
 */
public record DatabaseSettings(
        String label,
        DatabasePlace place,
        Format format,
        FingerprintKind fingerprint,
        Optional<String> template,
        Optional<String> credentials,
        List<CheckSettings> checks) {
    /** Keeps a copy of the list. */
    public DatabaseSettings {
        checks = List.copyOf(checks);
    }

    /** What it is called where a project says nothing. */
    public static final String DEFAULT_LABEL = "default";

    /** How a dump is written. */
    public enum Format {
        /** SQL as text. */
        PLAIN,
        /** PostgreSQL's custom format. */
        CUSTOM
    }

    /** How closely a restored copy can be compared. */
    public enum FingerprintKind {
        /** By the number of rows of every table. */
        ROWS,
        /** By a checksum of the contents of every table too. */
        CONTENT
    }

    /** The servers that are understood. */
    public enum Type {
        /** PostgreSQL. */
        POSTGRES
    }
}
