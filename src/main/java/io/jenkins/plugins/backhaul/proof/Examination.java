package io.jenkins.plugins.backhaul.proof;

import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseFacts;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.TableCount;
import io.jenkins.plugins.backhaul.restore.LoadedDump;
import java.time.Instant;
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

    ProvenDatabase of(String file, LoadedDump loaded, double seconds) throws DatabaseException {
        Fingerprint found = loaded.replacement().fingerprint();
        Optional<Fingerprint> recorded = loaded.described().map(DumpedDatabase::fingerprint);
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
                scratch.checks().stream()
                        .map(each -> each.run(loaded.replacement(), backedUp))
                        .toList(),
                loaded.notes());
    }

    private static String server(DatabaseFacts facts) {
        return facts.kind() + " " + facts.serverVersion();
    }

    private static List<ProvenTable> tables(Optional<Fingerprint> recorded, Fingerprint found) {
        Map<String, Long> expected = recorded.map(Examination::byName).orElse(Map.of());
        Map<String, Long> actual = byName(found);
        TreeSet<String> names = new TreeSet<>(actual.keySet());
        names.addAll(expected.keySet());
        return names.stream()
                .map(name -> new ProvenTable(name, expected.get(name), actual.get(name)))
                .toList();
    }

    private static Map<String, Long> byName(Fingerprint fingerprint) {
        return fingerprint.tables().stream()
                .collect(Collectors.toMap(TableCount::name, TableCount::rows, (one, other) -> one, TreeMap::new));
    }
}
