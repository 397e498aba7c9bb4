package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.archive.Sha256;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.ScrubSettings;
import io.jenkins.plugins.backhaul.log.Amount;
import io.jenkins.plugins.backhaul.restore.RestoredCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the source's data in place of the environment's, all databases at once: every copy is made, scrubbed and checked beside the
 * live ones before the first of them is swapped in. Which copies those are is noted before, so that a swap which was killed, or whose
 * end nobody saw, is found again and not repeated.
 */
final class ReplaceDatabases implements Phase {
    /** The fact that says when the source was backed up. */
    static final String TIME = "time";

    private static final String RULES = "rules";
    private static final String IDENTITY = "identity of ";
    private static final String REPLACED = "replaced ";

    private final Surroundings surroundings;
    private final ResetOrder order;
    private final Plan.Seen seen;
    private final Collection<String> labels;

    ReplaceDatabases(Surroundings surroundings, ResetOrder order, Plan.Seen seen) {
        this.surroundings = surroundings;
        this.order = order;
        this.seen = seen;
        this.labels = surroundings.site().databases(order.to()).keySet();
    }

    /** The name of this phase in an order. */
    static String phase(Surroundings surroundings, ResetOrder order) {
        return new ReplaceDatabases(surroundings, order, Plan.Seen.NOTHING).name();
    }

    @Override
    public String name() {
        return (labels.size() == 1 ? "database " : "databases ") + String.join(", ", labels);
    }

    @Override
    public String intent() {
        EnvironmentSettings from = surroundings.site().environment(order.from());
        EnvironmentSettings to = surroundings.site().environment(order.to());
        int sites = to.copy().sites().size();
        return "restore " + order.from() + "'s data beside " + order.to() + "'s"
                + (from.production() ? ", remove personal data there" : "")
                + (sites == 0 ? "" : ", fix " + Amount.count(sites, "site"))
                + (labels.size() == 1
                        ? ", check it, and only then swap it in"
                        : ", check it, and only when all are good swap them in");
    }

    private RestoreBeside beside(String label) {
        return new RestoreBeside(surroundings, order, label);
    }

    /** Those that a run which was killed has not replaced by what it was about to; all when it had not come so far. */
    List<String> open(Optional<Made> intended) throws IOException {
        if (intended.isEmpty() || !intended.get().fact(RULES).equals(Optional.of(rules()))) {
            return List.copyOf(labels);
        }
        Map<String, String> facts = intended.get().facts();
        Map<String, String> open = new LinkedHashMap<>();
        for (String label : labels) {
            String identity = facts.getOrDefault(IDENTITY + label, "");
            // Contents can be replaced without another database; nothing tells that it was done.
            boolean tells = !identity.isEmpty() && !identity.equals(facts.get(REPLACED + label));
            if (!tells || !identity.equals(beside(label).identity())) {
                open.put(label, identity);
            }
        }
        return List.copyOf(open.keySet());
    }

    @Override
    public Optional<Made> found(Made intended) throws IOException {
        return open(Optional.of(intended)).isEmpty() ? Optional.of(intended) : Optional.empty();
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException, InterruptedException {
        Optional<Made> earlier = journal.intended(name());
        List<String> open = open(earlier);
        Optional<Made> begun = earlier.filter(made -> open.size() < labels.size());
        Backup backup = backup(journal, begun);
        String rules = rules();
        try (CopiesBeside copies = new CopiesBeside()) {
            for (String label : open) {
                copies.add(label, beside(label).run(backup, progress));
            }
            Made intended = new Made(facts(rules, backup, copies, begun), List.of());
            journal.intend(name(), intended);
            if (!open.isEmpty()) {
                swap(copies, intended, journal, progress);
            }
            List<String> lines = new ArrayList<>();
            for (String label : labels) {
                lines.addAll(new SettleDatabase(order, beside(label).live())
                        .run(
                                copies.report(label),
                                intended.fact(REPLACED + label).orElse("")));
            }
            return new Made(intended.facts(), lines);
        }
    }

    private void swap(CopiesBeside copies, Made intended, Journal journal, Progress progress) throws IOException {
        StandStill still = new StandStill(surroundings, order, journal);
        still.begin(progress);
        try {
            copies.swapIn();
        } catch (IOException | RuntimeException e) {
            takeBackUnlessSwapped(still, intended, e);
            throw e;
        }
    }

    private void takeBackUnlessSwapped(StandStill still, Made intended, Exception cause) {
        try {
            if (open(Optional.of(intended)).size() == labels.size()) {
                still.takeBack();
            }
        } catch (IOException e) {
            // What was stopped is noted, and told with the cause.
            cause.addSuppressed(e);
        }
    }

    /** @param rules as they were before the copies were made */
    private Map<String, String> facts(String rules, Backup backup, CopiesBeside copies, Optional<Made> begun)
            throws IOException {
        Map<String, String> facts = new LinkedHashMap<>(begun.map(Made::facts).orElse(Map.of()));
        facts.put(RULES, rules);
        facts.put(BackUp.NAME, backup.name());
        facts.put(TIME, backup.time().toString());
        for (Map.Entry<String, RestoredCopy> each : copies.all().entrySet()) {
            facts.put(IDENTITY + each.getKey(), each.getValue().identityOnceLive());
            facts.put(REPLACED + each.getKey(), beside(each.getKey()).identity());
        }
        return facts;
    }

    /** All databases come from one backup, also when a newer one was made between two runs. */
    private Backup backup(Journal journal, Optional<Made> begun) throws IOException {
        String name = begun.flatMap(made -> made.fact(BackUp.NAME))
                .or(() -> journal.fact(BackUp.SOURCE, BackUp.NAME))
                .or(seen::backup)
                .orElseThrow(() ->
                        new IOException("There is no backup of " + order.from() + " to restore; it has no database"));
        return new Catalogue(surroundings.store()).find(surroundings.site().project(), name);
    }

    /** What a copy is scrubbed by, so that nobody goes on with one that was scrubbed by other rules. */
    private String rules() throws IOException {
        EnvironmentSettings to = surroundings.site().environment(order.to());
        MessageDigest all = Sha256.start();
        all.update((surroundings.configuration().scrub() + " " + to.copy().sites()).getBytes(StandardCharsets.UTF_8));
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
        for (String label : labels) {
            if (!made.fact(IDENTITY + label).equals(Optional.of(beside(label).identity()))) {
                return Optional.of("the database " + beside(label).live().describe() + " was replaced since");
            }
        }
        return Optional.empty();
    }
}
