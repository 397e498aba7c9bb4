package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.restore.RestoreReport;
import io.jenkins.plugins.backhaul.site.RestoreTargets;
import io.jenkins.plugins.backhaul.site.Site;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restores a backup. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Restore a backup.",
            "",
            "It is loaded into a new database beside the live one and compared with what was backed up; only then the"
                    + " two are renamed, all at once. The old one is kept as NAME_before_DATE. Whatever goes wrong before"
                    + " leaves the live database as it was.",
            "",
            "Where backhaul.yml has rules under 'scrub', a backup of production that goes into another environment is freed of"
                    + " personal data in between, or refused where the environment does not say 'allows-scrub: true'."
        },
        footer = {
            "",
            "Examples:",
            "  backhaul restore latest --into staging",
            "  backhaul restore 2026-11-20 --into wizards_copy --create",
            "  backhaul restore latest --into production --confirm production"
        })
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private WantedBackup wanted;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--into",
            required = true,
            paramLabel = "TARGET",
            description =
                    "An environment of backhaul.yml; or postgresql://user@host:port/name; or the name of a database on"
                            + " the project's own server.")
    private String into;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Which database of the backup, when it holds several.")
    private String database;

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Names a second time what is really meant to be replaced: the protected environment, or what"
                    + " stands after --into.")
    private String confirmed;

    @Option(names = "--create", description = "TARGET is the name of a database that is not there yet.")
    private boolean create;

    @Option(
            names = "--on",
            paramLabel = "URI",
            description =
                    "For a target at Heroku: the server on which the copy is made, checked and freed of personal data"
                            + " before it goes there. Default: the server of 'databases' at the top of backhaul.yml.")
    private String workshop;

    @ArgGroup
    private ScrubChoice scrub = new ScrubChoice();

    @Option(names = "--drop-old", description = "Drop the replaced database instead of keeping it.")
    private boolean dropOld;

    @Option(
            names = "--stop-services",
            description = "Stop the other services of the Compose project while the databases are swapped.")
    private boolean stopServices;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "COUNT",
            defaultValue = "1",
            description =
                    "How many connections load side by side, 1 to 64. With more than one the rows of a large table may"
                            + " come in another order. Default: ${DEFAULT-VALUE}.")
    private int jobs;

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        try (ObjectStore store = wiring.openStore(asOf)) {
            Catalogue catalogue = new Catalogue(store);
            Backup backup = catalogue.find(wiring.site().project(), wanted.text());
            tellIfNewer(catalogue, wiring, backup);
            RestoreTargets targets = new RestoreTargets(site(wiring).withConnections(jobs), create);
            if (workshop != null && targets.named(into, database).secondName().isEmpty()) {
                throw new IllegalArgumentException(
                        "--on is for a target at Heroku; " + into + " is restored on its own server");
            }
            RestoreReport report = new RestoreRun(wiring, output)
                    .run(
                            store,
                            backup,
                            targets,
                            new RestoreOrder(into, database, confirmed, scrub.choice(), dropOld, stopServices));
            output.print(report, RestoreRun.lines(report));
            report.faults().forEach(each -> output.complain("restored, but: " + each));
            return report.faults().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private Site site(Wiring wiring) {
        return workshop == null ? wiring.site() : wiring.site().withWorkshop(workshop);
    }

    private void tellIfNewer(Catalogue catalogue, Wiring wiring, Backup chosen) throws StorageException {
        Backup newest = catalogue.list(wiring.site().project()).get(0);
        if (wanted.text().equals("latest") && !newest.equals(chosen)) {
            output.announce("  note: " + newest.name() + " is newer, but " + newest.status()
                    + " or undated; restore it by its name if you want it");
        }
    }
}
