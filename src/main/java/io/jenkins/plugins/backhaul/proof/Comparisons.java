package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Backup.Status;
import io.jenkins.plugins.backhaul.proof.Evidence.Comparison;
import java.util.ArrayList;
import java.util.List;

/** Says exactly what was compared with what, and what was not: a proof claims nothing else. */
final class Comparisons {
    private final List<Comparison> list = new ArrayList<>();

    /** The archive was read to its end. */
    void archive(Backup backup) {
        add(true, "The whole archive was fetched and decoded; every checksum in it is right.");
        if (backup.status() == Status.COMPLETE) {
            add(true, "It is byte for byte what was stored when the backup was made (SHA-256).");
        } else {
            add(
                    false,
                    "Nobody recorded a hash of the archive when it was made, so it cannot be told from another one.");
        }
    }

    void manifest(boolean inside, Status status) {
        if (!inside) {
            add(false, "Another tool made the archive: it holds no record of its databases, tables and rows.");
        } else if (status == Status.COMPLETE) {
            add(true, "The record inside the archive equals the one beside it, and names this project and this time.");
        } else {
            add(
                    false,
                    "There is no record beside the archive that would confirm the one inside it: the backup may have"
                            + " been interrupted at its very end.");
        }
    }

    void databases(List<ProvenDatabase> databases, boolean recorded) {
        databases.forEach(each -> database(each, recorded));
        long checks = databases.stream().mapToLong(each -> each.checks().size()).sum();
        if (checks == 0) {
            add(false, "The project has no checks of its own for what is in the tables.");
        } else {
            long passed = databases.stream()
                    .flatMap(each -> each.checks().stream())
                    .filter(CheckResult::passed)
                    .count();
            add(true, passed + " of " + checks + " checks of the project passed.");
        }
    }

    private void database(ProvenDatabase database, boolean recorded) {
        String file = database.file();
        if (recorded) {
            add(true, file + " is byte for byte what was dumped (SHA-256), and was loaded without an error.");
        } else {
            add(true, file + " was loaded without an error, and ends as a complete dump does.");
        }
        int tables = database.tables().size();
        if (database.recorded()) {
            add(
                    true,
                    "The rows of each of its " + tables + " tables were counted and compared with the number in the"
                            + " snapshot that was dumped: " + outcome(database) + ".");
            content(database);
        } else {
            add(
                    false,
                    "The rows of its " + tables + " tables were counted (" + database.rows()
                            + "), but there is nothing to compare the number with.");
        }
    }

    private void content(ProvenDatabase database) {
        List<ProvenTable> compared = database.tables().stream()
                .filter(each -> each.sameContent() != null)
                .toList();
        if (compared.isEmpty()) {
            add(
                    false,
                    "No checksum of the contents of its tables was compared: none that this version knows was recorded.");
        } else {
            long equal = compared.stream().filter(ProvenTable::sameContent).count();
            add(
                    true,
                    "A checksum of the contents of " + compared.size()
                            + " tables was compared with that of the snapshot: " + equal + " are equal.");
        }
    }

    private static String outcome(ProvenDatabase database) {
        int differences = database.differences().size();
        return differences == 0 ? "all are equal" : differences + (differences == 1 ? " differs" : " differ");
    }

    void notRestored(String file) {
        add(false, file + " is not a dump of a database; it was read, but not looked at.");
    }

    List<Comparison> list() {
        return list;
    }

    private void add(boolean made, String sentence) {
        list.add(new Comparison(made, sentence));
    }
}
