package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.DumpedDatabase;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.backup.ChooseBackup;
import io.jenkins.plugins.backhaul.backup.ExamineSetUp;
import io.jenkins.plugins.backhaul.backup.Finding;
import io.jenkins.plugins.backhaul.backup.Source;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.log.Amount;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks for what is restored, and whether the environment can be backed up before. */
final class LookAtBackups implements Look {
    private static final Duration OLD = Duration.ofDays(7);

    private final Surroundings surroundings;
    private final ResetOrder order;

    LookAtBackups(Surroundings surroundings, ResetOrder order) {
        this.surroundings = surroundings;
        this.order = order;
    }

    @Override
    public String subject() {
        return "The backups in " + surroundings.store().location();
    }

    @Override
    public void look(Findings findings, Progress progress) throws IOException {
        ExamineSetUp examine = new ExamineSetUp(surroundings.clock());
        List<Finding> seen = new ArrayList<>(
                examine.store(surroundings.store(), surroundings.site().project()));
        List<Source> backedUp = existing(order.to());
        if (order.options().fresh()) {
            for (String label : surroundings.site().databases(order.from()).keySet()) {
                new SourceDatabase(surroundings, order).named(label);
            }
            backedUp.addAll(surroundings.site().sources(order.from()));
            findings.gets("the data of " + order.from() + " as it is then, by a fresh backup");
        } else {
            choose(findings);
        }
        backedUp.stream().map(examine::database).forEach(seen::add);
        seen.stream()
                .filter(each -> !each.good())
                .forEach(each -> findings.problem(each.subject() + ": " + each.sentence()));
    }

    private List<Source> existing(String environment) throws IOException {
        List<Source> existing = new ArrayList<>();
        for (Source each : surroundings.site().sources(environment)) {
            if (each.database().exists()) {
                existing.add(each);
            }
        }
        return existing;
    }

    private void choose(Findings findings) throws IOException {
        Set<String> replaced = identities(label -> surroundings.site().databaseNamed(order.to(), label));
        Set<String> copied = identities(new SourceDatabase(surroundings, order)::named);
        Optional<ChooseBackup.Chosen> found = new ChooseBackup(
                        new Catalogue(surroundings.store()), surroundings.site().project())
                .run(order.from(), copied, replaced);
        if (found.isEmpty()) {
            findings.problem("There is no good backup of " + order.from() + " in "
                    + surroundings.store().location() + "; make one with 'backhaul backup -e " + order.from()
                    + "', or add --fresh where it can be reached from here");
            return;
        }
        Backup backup = found.get().backup();
        findings.seen(backup.name());
        if (found.get().sidecar().manifest().databases().stream()
                .anyMatch(each -> replaced.contains(each.facts().identity()))) {
            findings.problem(backup.name() + " says that it is of " + order.from()
                    + ", but is of the very database that " + order.to()
                    + " has: both are the same one; correct backhaul.yml");
        }
        Duration age = Duration.between(backup.time(), surroundings.clock().instant());
        long dumped = found.get().sidecar().manifest().databases().stream()
                .map(DumpedDatabase::dump)
                .mapToLong(each -> each.size())
                .sum();
        findings.gets("the data of " + order.from() + " as it was " + Amount.age(age) + " ago: " + backup.name() + ", "
                + Amount.bytes(dumped) + " of dump"
                + backup.lastProof().map(proof -> ", " + proof.verdict()).orElse(", never proven"));
        if (age.compareTo(OLD) > 0) {
            findings.note("The newest good backup of " + order.from() + " is " + Amount.age(age)
                    + " old; --fresh makes a new one where " + order.from() + " can be reached from here");
        }
    }

    /** Of those that can be asked; the look at the database tells of the others. */
    private Set<String> identities(Way way) {
        Set<String> identities = new TreeSet<>();
        for (String label : surroundings.site().databases(order.to()).keySet()) {
            identity(way, label).ifPresent(identities::add);
        }
        return identities;
    }

    private static Optional<String> identity(Way way, String label) {
        try {
            Database database = way.to(label);
            return database.exists() ? Optional.of(database.inspect().identity()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private interface Way {
        Database to(String label) throws IOException;
    }
}
