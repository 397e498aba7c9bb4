package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.backup.Expected;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.backup.ProjectStatus;
import io.jenkins.plugins.backhaul.backup.StatusPage;
import io.jenkins.plugins.backhaul.backup.StatusRow;
import io.jenkins.plugins.backhaul.backup.SurveyStore;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how all projects of a store stand. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Tell of every project in the store when it was last backed up and last proven, and what is overdue.",
            "",
            "Overdue is what 'expect' in backhaul.yml says, or BACKHAUL_EXPECT_BACKUP_EVERY=24h and"
                    + " BACKHAUL_EXPECT_PROOF_EVERY=30d; it is expected of every project of the store. A last proof that"
                    + " failed is always told. The exit code is 4 when there is anything of that kind."
        },
        footer = {"", "Example, for a machine that watches:  backhaul status --store s3://countable/backups --json"})
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private OutputOptions output;

    @Option(names = "--html", paramLabel = "FILE", description = "Write it as a page for people as well, in one file.")
    private Path page;

    @Override
    public Integer call() throws Exception {
        boolean named = project.namesOne();
        Wiring wiring = Wiring.of(project, output);
        Optional<Project> own = named ? Optional.of(wiring.site().project()) : Optional.empty();
        Expected expected = wiring.site().expected();
        try (ObjectStore store = wiring.openStore()) {
            List<ProjectStatus> all =
                    output.showing(progress -> new SurveyStore(store, progress, Clock.systemUTC()).run(expected, own));
            Instant now = Instant.now();
            List<StatusRow> rows =
                    all.stream().map(each -> StatusRow.of(each, expected, now)).toList();
            output.print(
                    all.stream().map(ShownStatus::of).toList(),
                    rows.isEmpty() ? List.of("There are no backups in " + store.location()) : ShownStatus.lines(rows));
            if (page != null) {
                Files.writeString(page, new StatusPage(store.location(), rows, expected, now).html());
                output.announce("Wrote " + page);
            }
            boolean good = all.stream().allMatch(each -> each.concerns().isEmpty());
            return good ? ExitCode.DONE : ExitCode.OVERDUE;
        }
    }
}
