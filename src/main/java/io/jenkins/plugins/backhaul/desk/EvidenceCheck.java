package io.jenkins.plugins.backhaul.desk;

import io.jenkins.plugins.backhaul.archive.ArchiveException;
import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.backup.ProofMark;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.database.TableCount;
import io.jenkins.plugins.backhaul.proof.CheckResult;
import io.jenkins.plugins.backhaul.proof.Evidence;
import io.jenkins.plugins.backhaul.proof.ProveBackup;
import io.jenkins.plugins.backhaul.proof.ProvenDatabase;
import io.jenkins.plugins.backhaul.proof.ProvenTable;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Compares what an agent says of a proof with what the controller itself reads in the store: the archive, the record beside it, and
 * whether the verdict follows from the rest. Whether a database was really restored, only the agent has seen.
 */
record EvidenceCheck(ObjectStore store, GrantedProof proof) {
    private static final double LONGEST = Duration.ofDays(365).toSeconds();

    /** The evidence that is to be kept there. */
    Evidence read(ObjectKey key, byte[] json) throws IOException {
        Evidence evidence = parse(json);
        requireEqual("project", evidence.project(), proof.project().name());
        requireName(key, evidence);
        require(
                proof.canBegin(evidence.begun()),
                "it was begun at " + evidence.begun() + ", while it is "
                        + proof.clock().instant() + " here. Set the clock of the agent, or of the controller, right");
        requireDuration(evidence.seconds());
        requireDuration(evidence.restoreSeconds());
        for (ProvenDatabase each : evidence.databases()) {
            requireDuration(each.seconds());
        }
        Catalogue catalogue = new Catalogue(store);
        Backup backup = catalogue.find(proof.project(), proof.archive().value());
        requireArchive(evidence, backup);
        requireVerdict(evidence);
        if (evidence.verdict() == Verdict.PROVEN) {
            Sidecar sidecar = catalogue
                    .sidecar(backup)
                    .orElseThrow(() -> refused("it says proven, but there is no record beside the archive"));
            requireRecorded(evidence.databases(), sidecar.manifest().databases());
        }
        return evidence;
    }

    private Evidence parse(byte[] json) throws RefusedQuestionException {
        try {
            return Evidence.read(json);
        } catch (ArchiveException e) {
            throw refused(e.getMessage());
        }
    }

    private void requireDuration(double seconds) throws RefusedQuestionException {
        require(seconds >= 0 && seconds <= LONGEST, "its times cannot be");
    }

    private void requireName(ObjectKey key, Evidence evidence) throws RefusedQuestionException {
        boolean named = IntStream.range(0, ProveBackup.NAMES_TRIED).anyMatch(second -> {
            Instant time = evidence.begun().plusSeconds(second);
            return new ProofMark(proof.archive(), time, evidence.verdict())
                    .evidence()
                    .equals(key);
        });
        require(named, "its name " + key + " is not that of such evidence");
    }

    private void requireArchive(Evidence evidence, Backup backup) throws RefusedQuestionException {
        Evidence.Archive known = new Evidence.Archive(
                store.locate(proof.archive()),
                backup.name(),
                backup.object().size(),
                evidence.archive().sha256(),
                backup.time());
        requireEqual("archive", evidence.archive(), known);
        boolean unread = evidence.archive().sha256().isEmpty() && evidence.verdict() == Verdict.FAILED;
        require(unread || evidence.archive().sha256().matches("[0-9a-f]{64}"), "its archive was not read to its end");
    }

    private void requireVerdict(Evidence evidence) throws RefusedQuestionException {
        boolean failed = evidence.verdict() == Verdict.FAILED;
        require(failed != evidence.reasons().isEmpty(), "its verdict does not follow from its reasons");
        require(failed || !evidence.databases().isEmpty(), "no database was restored");
        for (ProvenDatabase each : evidence.databases()) {
            boolean good =
                    each.differences().isEmpty() && each.checks().stream().allMatch(CheckResult::passed);
            require(failed || good, "its verdict is not that of " + each.name());
        }
    }

    private void requireRecorded(List<ProvenDatabase> said, List<DumpedDatabase> recorded)
            throws RefusedQuestionException {
        requireEqual(
                "databases",
                said.stream().map(ProvenDatabase::name).toList(),
                recorded.stream().map(DumpedDatabase::name).toList());
        for (int i = 0; i < recorded.size(); i++) {
            ProvenDatabase one = said.get(i);
            requireEqual("file", one.file(), recorded.get(i).member());
            requireEqual("dump " + one.name(), one.dump(), recorded.get(i).dump());
            require(
                    one.recorded() && one.tables().stream().allMatch(ProvenTable::isEqual),
                    "its tables in " + one.name() + " are not equal");
            requireEqual("rows in " + one.name(), rows(one), rows(recorded.get(i)));
        }
    }

    private Map<String, Long> rows(ProvenDatabase database) throws RefusedQuestionException {
        Map<String, Long> rows = new TreeMap<>();
        for (ProvenTable each : database.tables()) {
            require(rows.put(each.name(), each.found()) == null, "it names the table " + each.name() + " twice");
        }
        return rows;
    }

    private static Map<String, Long> rows(DumpedDatabase database) {
        Map<String, Long> rows = new TreeMap<>();
        for (TableCount each : database.fingerprint().tables()) {
            rows.putIfAbsent(each.name(), each.rows());
        }
        return rows;
    }

    private void requireEqual(String what, Object said, Object seen) throws RefusedQuestionException {
        require(said.equals(seen), "its " + what + " is not what is in the store");
    }

    private void require(boolean right, String otherwise) throws RefusedQuestionException {
        if (!right) {
            throw refused(otherwise);
        }
    }

    private RefusedQuestionException refused(String why) {
        return new RefusedQuestionException("writing evidence of " + proof.archive() + " that is wrong: " + why);
    }
}
