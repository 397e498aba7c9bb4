package io.jenkins.plugins.backhaul.restore;

import java.util.List;

/**
 * What a restore did.
 *
 * @param backup the key of the backup
 * @param database the database that now holds it, as a person names it
 * @param dumpSize bytes of dump that were loaded
 * @param tables how many tables it has
 * @param rows how many rows they hold
 * @param compared whether every table was compared with what the dump's snapshot held; a backup of another tool cannot be
 * @param keptAs the name of the database that was replaced; empty when there was none, or it was dropped
 * @param seconds how long it took
 * @param notes what a person should know though nothing failed
 * @param faults what went wrong after the database was in its place; empty when all is well
 */
public record RestoreReport(
        String backup,
        String database,
        long dumpSize,
        int tables,
        long rows,
        boolean compared,
        String keptAs,
        double seconds,
        List<String> notes,
        List<String> faults) {
    /** Keeps copies of the lists. */
    public RestoreReport {
        notes = List.copyOf(notes);
        faults = List.copyOf(faults);
    }
}
