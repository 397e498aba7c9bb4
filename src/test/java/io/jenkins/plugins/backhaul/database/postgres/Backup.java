package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.Fingerprint.Depth;
import io.jenkins.plugins.backhaul.database.Replacement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A dump that was taken, in memory, with all that is kept beside it. */
record Backup(String text, DumpFormat format, DatabaseProperties properties, String identity, Fingerprint fingerprint) {
    /** Of a database. */
    static Backup of(Database database, DumpFormat format) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Dump dump = database.openDump(format)) {
            dump.writeTo(bytes);
            return new Backup(
                    bytes.toString(StandardCharsets.ISO_8859_1),
                    format,
                    dump.properties(),
                    dump.facts().identity(),
                    dump.fingerprint(Depth.CONTENT));
        }
    }

    /** Of a plain dump that somebody else has made. */
    static Backup foreign(String sql) {
        String bytes = new String(sql.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new Backup(bytes, DumpFormat.PLAIN, DatabaseProperties.unknown(), "", new Fingerprint(List.of()));
    }

    /** Loads it and returns the notes. */
    List<String> load(Replacement replacement) throws IOException, InterruptedException {
        return replacement.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), format);
    }

    /** Loads it into a new database, compares, swaps it in, and returns the notes. */
    List<String> restore(Database database) throws IOException, InterruptedException {
        try (Replacement replacement = database.createReplacement(properties, identity)) {
            List<String> notes = load(replacement);
            if (!fingerprint.tables().isEmpty()) {
                assertThat(fingerprint.differencesTo(replacement.fingerprint(Depth.CONTENT)))
                        .isEmpty();
            }
            replacement.swapIn();
            replacement.dropReplaced();
            return notes;
        }
    }
}
