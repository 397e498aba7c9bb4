package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.database.TableCount;
import io.jenkins.plugins.backhaul.restore.LoadedDump;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at a restored copy: counts every table, and asks the project's questions. */
final class Examination {
    private final Scratch scratch;
    private final Instant backedUp;

    Examination(Scratch scratch, Instant backedUp) {
        this.scratch = scratch;
        this.backedUp = backedUp;
    }

    ProvenDatabase of(String file, LoadedDump loaded, double seconds) throws DatabaseException, InterruptedException {
        Optional<Fingerprint> recorded = loaded.described().map(DumpedDatabase::fingerprint);
        Fingerprint found = loaded.replacement()
                .fingerprint(recorded.map(Fingerprint::depth).orElse(Fingerprint.Depth.ROWS));
        return new ProvenDatabase(
                loaded.described().map(DumpedDatabase::name).orElse(scratch.name()),
                file,
                loaded.content(),
                loaded.described().map(each -> server(each.facts())).orElse(""),
                server(loaded.replacement().facts()),
                seconds,
                recorded.isPresent(),
                tables(recorded, found),
                recorded.map(each -> each.differencesTo(found)).orElse(List.of()),
                checks(loaded.replacement()),
                loaded.notes());
    }

    private List<CheckResult> checks(Replacement copy) throws InterruptedException {
        List<CheckResult> results = new ArrayList<>();
        for (Check each : scratch.checks()) {
            results.add(each.run(copy, backedUp));
        }
        return results;
    }

    private static String server(DatabaseFacts facts) {
        return facts.kind() + " " + facts.serverVersion();
    }

    private static List<ProvenTable> tables(Optional<Fingerprint> recorded, Fingerprint found) {
        Map<String, TableCount> expected = recorded.map(Examination::byName).orElse(Map.of());
        Map<String, TableCount> actual = byName(found);
        boolean content = recorded.isPresent() && recorded.get().comparesContent(found);
        TreeSet<String> names = new TreeSet<>(actual.keySet());
        names.addAll(expected.keySet());
        return names.stream()
                .map(name -> table(name, expected.get(name), actual.get(name), content))
                .toList();
    }

    private static ProvenTable table(String name, TableCount expected, TableCount found, boolean content) {
        boolean both = expected != null && found != null;
        return new ProvenTable(
                name,
                expected == null ? null : expected.rows(),
                found == null ? null : found.rows(),
                (both && content) ? expected.checksum().equals(found.checksum()) : null);
    }

    private static Map<String, TableCount> byName(Fingerprint fingerprint) {
        return fingerprint.tables().stream()
                .collect(Collectors.toMap(TableCount::name, each -> each, (one, other) -> one, TreeMap::new));
    }
}
