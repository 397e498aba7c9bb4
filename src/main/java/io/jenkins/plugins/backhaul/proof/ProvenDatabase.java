package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.archive.Content;
import java.util.List;
import java.util.Objects;

/**
 * A database that was restored to be proven.
 *
 * @param name what the project calls it
 * @param file the archive's member that holds its dump
 * @param dump what was read of that member
 * @param source the server that it was dumped from, such as {@code postgres 15.18}; empty when nobody recorded it
 * @param scratch the server that it was restored on
 * @param seconds how long it took to fetch, decode and load it
 * @param recorded whether there is a record of the rows that every table had
 * @param tables its tables by name
 * @param differences how the tables differ from that record, one sentence each
 * @param checks what came of the project's checks
 * @param notes what the load had to tell though nothing failed
 */
public record ProvenDatabase(
        String name,
        String file,
        Content dump,
        String source,
        String scratch,
        double seconds,
        boolean recorded,
        List<ProvenTable> tables,
        List<String> differences,
        List<CheckResult> checks,
        List<String> notes) {
    /** @throws NullPointerException when a part is missing, naming it */
    public ProvenDatabase {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(dump, "dump");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(scratch, "scratch");
        tables = List.copyOf(tables);
        differences = List.copyOf(differences);
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    /** The rows that were found, in all tables together. */
    public long rows() {
        return tables.stream()
                .filter(each -> each.found() != null)
                .mapToLong(ProvenTable::found)
                .sum();
    }
}
