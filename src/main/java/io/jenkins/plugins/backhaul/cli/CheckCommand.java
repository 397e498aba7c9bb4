package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.backup.ExamineSetUp;
import io.jenkins.plugins.backhaul.backup.Finding;
import io.jenkins.plugins.backhaul.backup.Source;
import io.jenkins.plugins.backhaul.config.ConfigException;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tries everything that a backup needs. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Try everything that a backup needs, without making one: the configuration, the store (reading and writing),"
                    + " keys, the databases and the tools. Says what is missing and what to do."
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ProjectOptions project;

    @Mixin
    private EnvironmentOption environment;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Wiring wiring = Wiring.of(project, output);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("configuration", true, project.origin()));
        findings.addAll(examineStore(wiring));
        findings.addAll(examineDatabases(wiring));
        boolean good = findings.stream().allMatch(Finding::good);
        List<String> lines = new ArrayList<>();
        findings.forEach(
                each -> lines.add((each.good() ? "ok       " : "PROBLEM  ") + each.subject() + ": " + each.sentence()));
        lines.add(good ? "Everything is ready for 'backhaul backup'." : "Not ready: see the problems above.");
        output.print(findings, lines);
        return good ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static List<Finding> examineStore(Wiring wiring) throws ConfigException {
        try (ObjectStore store = wiring.openStoreToWrite()) {
            return new ExamineSetUp(Clock.systemUTC())
                    .store(store, wiring.site().project());
        } catch (IOException e) {
            return List.of(new Finding("store", false, e.getMessage()));
        }
    }

    private List<Finding> examineDatabases(Wiring wiring) {
        List<Finding> findings = new ArrayList<>();
        for (DatabaseSettings each : wiring.site().databases(environment.name()).values()) {
            findings.add(examine(wiring, each));
        }
        return findings;
    }

    private Finding examine(Wiring wiring, DatabaseSettings settings) {
        try {
            Source source = wiring.site().source(settings, environment.name());
            return new ExamineSetUp(Clock.systemUTC()).database(source);
        } catch (IOException e) {
            return new Finding("database " + settings.label(), false, e.getMessage());
        }
    }
}
