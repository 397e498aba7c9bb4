package io.jenkins.plugins.backhaul.backup;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import java.nio.charset.StandardCharsets;

/**
 * A database to be backed up.
 *
 * @param name what the project calls it; the member of the archive is named after it
 * @param database the database
 * @param format how its dump is written down
 * @param depth how closely a restored copy can later be compared with it
 */
public record Source(String name, Database database, DumpFormat format, Fingerprint.Depth depth) {
    private static final int LONGEST_IN_BYTES = 90;

    /** @throws IllegalArgumentException when the name cannot be the name of a file */
    public Source {
        if (!name.matches("[^/\\p{Cntrl}]+")
                || name.startsWith(".")
                || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_BYTES) {
            throw new IllegalArgumentException("'" + name.replaceAll("\\p{Cntrl}", "?")
                    + "' cannot name a dump: give the database a name without '/' in backhaul.yml");
        }
    }
}
