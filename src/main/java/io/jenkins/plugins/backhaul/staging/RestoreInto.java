package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.archive.Sha256;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.ScrubSettings;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.restore.Bystanders;
import io.jenkins.plugins.backhaul.restore.RestoreDatabase;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import io.jenkins.plugins.backhaul.restore.RestoreRequest;
import io.jenkins.plugins.backhaul.restore.RestoreTarget;
import io.jenkins.plugins.backhaul.restore.Treatment;
import io.jenkins.plugins.backhaul.site.RestoreTargets;
import io.jenkins.plugins.backhaul.site.Scrubbing;
import io.jenkins.plugins.backhaul.site.Scrubbing.Choice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Restores one database of the source beside the environment's own, scrubs it, fixes its sites, checks it, and only then swaps it in. */
final class RestoreInto implements Phase {
    /** The fact that says when the source was backed up. */
    static final String TIME = "time";

    private static final String IDENTITY = "identity";
    private static final String RULES = "rules";

    private static final String PHASE = "database ";

    private final Surroundings surroundings;
    private final ResetOrder order;
    private final Plan.Seen seen;
    private final String label;

    RestoreInto(Surroundings surroundings, ResetOrder order, Plan.Seen seen, String label) {
        this.surroundings = surroundings;
        this.order = order;
        this.seen = seen;
        this.label = label;
    }

    /** The name of the phase for a database of that label. */
    static String phase(String label) {
        return PHASE + label;
    }

    static boolean isPhase(String name) {
        return name.startsWith(PHASE);
    }

    @Override
    public String name() {
        return phase(label);
    }

    @Override
    public String intent() {
        EnvironmentSettings from = surroundings.site().environment(order.from());
        EnvironmentSettings to = surroundings.site().environment(order.to());
        return "restore " + order.from() + "'s data beside " + order.to() + "'s"
                + (from.production() ? ", remove personal data there" : "")
                + (to.copy().sites().isEmpty()
                        ? ""
                        : ", fix " + Amount.count(to.copy().sites().size(), "site"))
                + ", check it, and only then swap it in";
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException, InterruptedException {
        Backup backup = backup(journal);
        RestoreTarget target = new RestoreTargets(surroundings.site(), false).named(order.to(), label);
        Optional<Manifest> manifest =
                new Catalogue(surroundings.store()).sidecar(backup).map(Sidecar::manifest);
        boolean production = surroundings.site().environment(order.from()).production();
        Treatment treatment = new Scrubbing(surroundings.site(), production ? Choice.ALWAYS : Choice.AUTOMATIC)
                .treatment(target, backup, manifest, label);
        RestoreReport report = new RestoreDatabase(
                        surroundings.store(),
                        Bystanders.NONE,
                        LrzipReadOptions.defaults().withNotices(progress::note),
                        progress)
                .treating(treatment)
                .run(new RestoreRequest(
                        backup,
                        label,
                        target,
                        confirmed(target),
                        order.options().dropOld()));
        String identity = target.database().inspect().identity();
        return new Made(
                Map.of(
                        IDENTITY,
                        identity,
                        RULES,
                        rules(),
                        BackUp.NAME,
                        backup.name(),
                        TIME,
                        backup.time().toString()),
                lines(report));
    }

    /** The person has confirmed the environment by its name; production would have to be confirmed to somebody else. */
    private static String confirmed(RestoreTarget target) {
        return target.production() ? "" : target.name();
    }

    private Backup backup(Journal journal) throws IOException {
        String name = journal.fact(BackUp.SOURCE, BackUp.NAME)
                .or(() -> ofOtherDatabases(journal))
                .or(seen::backup)
                .orElseThrow(() ->
                        new IOException("There is no backup of " + order.from() + " to restore; it has no database"));
        return new Catalogue(surroundings.store()).find(surroundings.site().project(), name);
    }

    /** All databases come from one backup, also when a newer one was made between two runs. */
    private Optional<String> ofOtherDatabases(Journal journal) {
        return surroundings.site().databases(order.to()).keySet().stream()
                .flatMap(each -> journal.fact(phase(each), BackUp.NAME).stream())
                .findFirst();
    }

    private List<String> lines(RestoreReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(
                report.database() + " holds " + order.from() + "'s data now: " + Amount.count(report.tables(), "table")
                        + ", " + Amount.count(report.rows(), "row") + " before they were scrubbed");
        lines.addAll(report.notes());
        if (!report.keptAs().isEmpty()) {
            lines.add("the database it replaced is kept as " + report.keptAs());
        }
        report.faults().forEach(each -> lines.add("but: " + each));
        return lines;
    }

    /** What a copy is scrubbed by, so that nobody goes on with one that was scrubbed by other rules. */
    private String rules() throws IOException {
        MessageDigest all = Sha256.start();
        all.update((surroundings.configuration().scrub() + " "
                        + surroundings.site().environment(order.to()).copy().sites())
                .getBytes(StandardCharsets.UTF_8));
        for (String file : surroundings
                .configuration()
                .scrub()
                .map(ScrubSettings::sqlFiles)
                .orElse(List.of())) {
            all.update(Files.readAllBytes(surroundings.site().folder().resolve(file)));
        }
        return HexFormat.of().formatHex(all.digest());
    }

    @Override
    public Optional<String> doubt(Made made) throws IOException {
        if (!made.fact(RULES).equals(Optional.of(rules()))) {
            return Optional.of("the rules under 'scrub', or what " + order.to()
                    + " says of its sites, have changed since its data was scrubbed");
        }
        Database there = surroundings.site().databaseNamed(order.to(), label);
        return there.exists()
                        && made.fact(IDENTITY)
                                .equals(Optional.of(there.inspect().identity()))
                ? Optional.empty()
                : Optional.of("the database " + there.describe() + " was replaced since");
    }
}
