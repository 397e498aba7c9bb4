package io.jenkins.plugins.backhaul.database;

/** How a dump is written down. */
public enum DumpFormat {
    /** SQL as text, which {@code psql -f} restores. */
    PLAIN(".sql"),
    /** PostgreSQL's custom format, which {@code pg_restore} restores. */
    CUSTOM(".dump");

    private final String extension;

    DumpFormat(String extension) {
        this.extension = extension;
    }

    /** How the name of such a file ends, with its dot. */
    public String extension() {
        return extension;
    }
}
