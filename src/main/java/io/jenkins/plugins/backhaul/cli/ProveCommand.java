package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.backup.Verdict;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.proof.Evidence;
import io.jenkins.plugins.backhaul.proof.EvidencePage;
import io.jenkins.plugins.backhaul.proof.ProofNotPossibleException;
import io.jenkins.plugins.backhaul.proof.ProofRequest;
import io.jenkins.plugins.backhaul.proof.ProveBackup;
import io.jenkins.plugins.backhaul.proof.Scratch;
import io.jenkins.plugins.backhaul.proof.Selection;
import io.jenkins.plugins.backhaul.site.ProofSite;
import io.jenkins.plugins.backhaul.site.Site;
import io.jenkins.plugins.backhaul.site.ThrowawayServers;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves backups. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = {
            "Prove that a backup restores: fetch and decode all of it, restore it into a scratch database, compare every table"
                    + " with what was backed up, ask the checks of backhaul.yml, and drop the scratch database.",
            "",
            "What was seen is stored beside the archive, also when the backup turns out to be bad; 'list' shows it.",
            "",
            "proven      restored, and every table is as the backup's own record says",
            "restorable  restored, but made by another tool, so that there is no record to compare it with",
            "failed      not restorable, not what was backed up, or a check did not pass; the exit code is 1"
        },
        footer = {
            "",
            "Examples:",
            "  backhaul prove",
            "  backhaul prove 2026-11-20 --on postgresql://postgres@scratch.example --report proof.html",
            "  backhaul prove --scratch compose",
            "  backhaul prove --all-unproven"
        })
final class ProveCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @ArgGroup
    private Wanted wanted = new Wanted();

    @Mixin
    private EnvironmentOption environment;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private OutputOptions output;

    @ArgGroup
    private Where where = new Where();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what was seen as a page for people, in one HTML file.")
    private Path report;

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        List<Evidence> seen = new ArrayList<>();
        boolean tried = true;
        try (ObjectStore store = wiring.openStore(asOf);
                Prepared prepared = where.prepare(wiring.site(), environment.name(), output)) {
            for (Backup each : wanted.in(store, wiring)) {
                ProofRequest request = new ProofRequest(
                        wiring.site().project(),
                        each,
                        prepared.scratch(),
                        wiring.site().origin(environment.name()));
                tried &= prove(store, request, seen);
            }
        }
        output.print(
                wanted.isOne() && seen.size() == 1 ? ProofSummary.parsed(seen.get(0)) : ProofSummary.parsed(seen),
                seen.stream().flatMap(each -> ProofSummary.lines(each).stream()).toList());
        if (report != null) {
            Files.writeString(report, new EvidencePage(seen).html());
            output.announce("Wrote " + report);
        }
        boolean good = seen.stream().noneMatch(each -> each.verdict() == Verdict.FAILED);
        return tried && good ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** One of several that cannot be tried must not keep the others from it. */
    private boolean prove(ObjectStore store, ProofRequest request, List<Evidence> seen) throws Exception {
        output.announce("Proving " + store.locate(request.backup().object().key()));
        try {
            Evidence evidence = output.showing(progress -> new ProveBackup(
                            store, LrzipReadOptions.defaults().withNotices(progress::note), progress, Clock.systemUTC())
                    .run(request));
            seen.add(evidence);
            if (evidence.verdict() == Verdict.FAILED) {
                output.fail(evidence.failure());
            }
            return true;
        } catch (ProofNotPossibleException e) {
            if (wanted.isOne()) {
                throw e;
            }
            output.fail(e.getMessage());
            return false;
        }
    }

    /** Where they are restored to. */
    private static final class Where {
        private static final String COMPOSE = "compose";

        @Option(
                names = "--on",
                paramLabel = "URI",
                description = "The server to restore on, postgresql://user@host:port; otherwise each database's own.")
        private String server;

        @Option(
                names = "--scratch",
                paramLabel = COMPOSE,
                description =
                        "'compose' restores in a container of its own, made like the database's service but without"
                                + " network and volumes, and removes it.")
        private String kind;

        Prepared prepare(Site site, String environment, OutputOptions output) throws IOException, InterruptedException {
            if (kind == null) {
                return new Prepared(new ProofSite(site).onServers(environment, Optional.ofNullable(server)), () -> {});
            }
            if (!kind.equals(COMPOSE)) {
                throw new IllegalArgumentException("--scratch takes '" + COMPOSE + "', not '" + kind + "'");
            }
            output.announce("Starting a throwaway container");
            ThrowawayServers servers =
                    new ProofSite(site).inContainers(environment, note -> output.announce("  note: " + note));
            return new Prepared(servers.scratch(), servers::close);
        }
    }

    /** Places to restore to, and what has to be done with them afterwards. */
    private record Prepared(List<Scratch> scratch, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /** Which backups are meant. */
    private static final class Wanted {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "BACKUP",
                description =
                        "'latest', which is the default; a name as 'list' shows it, or a date such as 2026-11-20, of"
                                + " which the newest is taken.")
        private String text;

        @Option(names = "--all-unproven", description = "All whose last proof did not succeed, or that had none.")
        private boolean unproven;

        @Option(names = "--sample", paramLabel = "COUNT", description = "So many, chosen by chance.")
        private Integer sample;

        boolean isOne() {
            return !unproven && sample == null;
        }

        List<Backup> in(ObjectStore store, Wiring wiring) throws IOException {
            Catalogue catalogue = new Catalogue(store);
            if (isOne()) {
                return List.of(catalogue.find(wiring.site().project(), text == null ? "latest" : text));
            }
            Selection selection = new Selection(catalogue.list(wiring.site().project()));
            return unproven ? selection.unproven() : selection.sample(sample, new SecureRandom());
        }
    }
}
