package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.backup.Catalogue;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.SqlSession;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import io.jenkins.plugins.backhaul.restore.LookIntoBackup;
import io.jenkins.plugins.backhaul.scrub.FindPersonalData;
import io.jenkins.plugins.backhaul.scrub.Finding;
import io.jenkins.plugins.backhaul.scrub.Rules;
import io.jenkins.plugins.backhaul.site.Scrubbing;
import io.jenkins.plugins.backhaul.site.Scrubbing.Choice;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds personal data that no rule says anything of. */
@Command(
        name = "scrub",
        mixinStandardHelpOptions = true,
        description = {
            "Find columns that seem to hold personal data, by their names or by what is in them, and of which no rule under"
                    + " 'scrub' in backhaul.yml says what becomes of them. Nothing is changed; the exit code is 1 when there"
                    + " are any.",
            "",
            "Data is scrubbed while it is restored: see 'backhaul restore --help'."
        },
        footer = {
            "",
            "Examples:",
            "  backhaul scrub --find --environment production",
            "  backhaul scrub --find latest --environment staging"
        })
final class ScrubCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private EnvironmentOption environment;

    @Mixin
    private OutputOptions output;

    @Option(names = "--find", description = "List them.")
    private boolean find;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Which of the project's databases, when it has several.")
    private String database;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BACKUP",
            description =
                    "Look into this backup, restored for a moment beside the database; otherwise into the database"
                            + " itself. 'latest', a name as 'list' shows it, or a date.")
    private String backup;

    @Override
    public Integer call() throws Exception {
        if (!find) {
            throw new IllegalArgumentException(
                    "Add --find to list what no rule says anything of. Data is scrubbed while it"
                            + " is restored: backhaul restore latest --into staging");
        }
        Wiring wiring = Wiring.of(project, output);
        Rules rules = new Scrubbing(wiring.site(), Choice.AUTOMATIC).rules();
        Database live = wiring.site().databaseNamed(environment.name(), database);
        List<Finding> found = backup == null ? lookInto(live, rules) : lookIntoBackup(wiring, live, rules);
        List<String> lines = new ArrayList<>();
        found.forEach(each -> lines.add(each.toString()));
        lines.add(
                found.isEmpty()
                        ? "Every column that seems to hold personal data has a rule."
                        : found.size()
                                + " without a rule: write one for each under 'scrub' in backhaul.yml; 'keep' allows it"
                                + " to stay.");
        output.print(found, lines);
        return found.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<Finding> lookInto(Database live, Rules rules) throws Exception {
        output.announce("Looking into " + live.describe());
        try (SqlSession session = live.openSession()) {
            session.execute("BEGIN READ ONLY");
            return new FindPersonalData(session).run(rules);
        }
    }

    private List<Finding> lookIntoBackup(Wiring wiring, Database live, Rules rules) throws Exception {
        List<Finding> found = new ArrayList<>();
        try (ObjectStore store = wiring.openStore()) {
            Backup wanted = new Catalogue(store).find(wiring.site().project(), backup);
            output.announce("Looking into " + store.locate(wanted.object().key()));
            output.showing(progress -> new LookIntoBackup(
                            store, LrzipReadOptions.defaults().withNotices(progress::note), progress)
                    .run(wanted, database, live, (copy, told) -> {
                        told.start("looking into " + copy.name(), 0);
                        try (SqlSession session = copy.openSession()) {
                            found.addAll(new FindPersonalData(session).run(rules));
                        }
                        return List.of();
                    }));
        }
        return found;
    }
}
