package io.jenkins.plugins.backhaul.archive;

import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import java.util.Objects;

/**
 * A database as the manifest tells of it.
 *
 * @param name what the project calls it; the archive's member is named after it
 * @param database its name on the server that it was dumped from
 * @param facts that server, at that time
 * @param properties what its dump does not hold
 * @param format how the dump is written down
 * @param dump the dump in the archive
 * @param fingerprint what the dump's own snapshot held
 */
public record DumpedDatabase(
        String name,
        String database,
        DatabaseFacts facts,
        DatabaseProperties properties,
        DumpFormat format,
        Content dump,
        Fingerprint fingerprint) {
    /** @throws NullPointerException when a part is missing, naming it */
    public DumpedDatabase {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(properties, "properties");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(dump, "dump");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }

    /** The name of the archive's member that holds the dump. */
    public String member() {
        return memberName(name, format);
    }

    /** The name of the member that holds the dump of the database that a project calls {@code name}. */
    public static String memberName(String name, DumpFormat format) {
        return name + format.extension();
    }
}
