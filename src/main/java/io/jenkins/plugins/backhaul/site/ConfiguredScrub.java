package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.config.ScrubSettings;
import io.jenkins.plugins.backhaul.config.ScrubSettings.ScrubRule;
import io.jenkins.plugins.backhaul.config.SiteSettings;
import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.OwnProgram;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.database.SqlSession;
import io.jenkins.plugins.backhaul.proof.Check;
import io.jenkins.plugins.backhaul.proof.CheckResult;
import io.jenkins.plugins.backhaul.restore.RefusedException;
import io.jenkins.plugins.backhaul.restore.Treatment;
import io.jenkins.plugins.backhaul.scrub.Action;
import io.jenkins.plugins.backhaul.scrub.FixSites;
import io.jenkins.plugins.backhaul.scrub.FixSites.Fix;
import io.jenkins.plugins.backhaul.scrub.OwnStatements;
import io.jenkins.plugins.backhaul.scrub.Rule;
import io.jenkins.plugins.backhaul.scrub.Rules;
import io.jenkins.plugins.backhaul.scrub.Rules.LargeObjects;
import io.jenkins.plugins.backhaul.scrub.ScrubCopy;
import io.jenkins.plugins.backhaul.scrub.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What backhaul.yml says of personal data, as it is done to a copy: scrubbed, its sites fixed, and then asked the project's checks. */
final class ConfiguredScrub {
    private final Site site;
    private final Path folder;
    private final Optional<ScrubSettings> settings;
    private final boolean shared;
    private final Instant backedUp;

    /**
     * What is done to a copy of one backup.
     *
     * @param site whose files and rules these are
     * @param backedUp when the backup was made
     */
    ConfiguredScrub(Site site, Instant backedUp) {
        this.site = site;
        this.folder = site.folder();
        this.settings = site.scrub();
        this.shared = hasSeveralDatabases(site);
        this.backedUp = backedUp;
    }

    private static boolean hasSeveralDatabases(Site site) {
        return site.environments().values().stream()
                        .anyMatch(each -> each.databases().size() > 1)
                || site.databases("").size() > 1;
    }

    /** The rules of a project as the use case takes them; none when there are none. */
    static Rules rules(Site site) {
        return rules(site.scrub(), hasSeveralDatabases(site));
    }

    private static Rules rules(Optional<ScrubSettings> settings, boolean shared) {
        return settings.map(each -> new Rules(
                        each.rules().stream().map(ConfiguredScrub::rule).toList(),
                        each.emailDomain(),
                        each.keptDomains(),
                        each.largeObjects()
                                .map(said -> LargeObjects.valueOf(said.name()))
                                .orElse(LargeObjects.UNSAID),
                        each.keptDefinitions(),
                        shared))
                .orElseGet(Rules::none);
    }

    private static Rule rule(ScrubRule written) {
        return new Rule(
                TableName.parse(written.table()),
                written.column(),
                Action.valueOf(written.action().name()),
                !written.ofProfile());
    }

    /**
     * What is done to a copy.
     *
     * @throws RefusedException when a program of the project could not reach the copy
     * @throws IOException when a file of the rules cannot be read
     */
    Treatment treatment(EnvironmentSettings environment, DatabaseSettings database, boolean scrubbed)
            throws IOException {
        FixSites fixes = new FixSites(
                environment.copy().sites().stream().map(ConfiguredScrub::fix).toList(), shared);
        Optional<ScrubCopy> scrub = scrubbed
                ? Optional.of(
                        new ScrubCopy(rules(settings, shared), statements(), program(environment, database), fixes))
                : Optional.<ScrubCopy>empty();
        boolean fixed = !environment.copy().sites().isEmpty();
        List<Check> checks = scrubbed ? Configured.checks(database.checks(), folder) : List.of();
        return (copy, progress) -> {
            List<String> done = new ArrayList<>();
            if (scrub.isPresent()) {
                progress.start("scrubbing " + copy.name(), 0);
                done.addAll(scrub.get().run(copy));
            } else if (fixed) {
                try (SqlSession session = copy.openSession()) {
                    done.addAll(fixes.run(session));
                }
            }
            check(copy, checks, progress);
            return done;
        };
    }

    /** @throws RefusedException when the program could not reach the copy */
    private Optional<OwnProgram> program(EnvironmentSettings environment, DatabaseSettings database)
            throws IOException {
        ScrubProgram program = new ScrubProgram(site, settings.orElseThrow());
        Optional<String> obstacle = program.obstacle(database);
        if (obstacle.isPresent()) {
            throw new RefusedException(obstacle.get());
        }
        return program.of(environment.name(), database);
    }

    private List<OwnStatements> statements() throws IOException {
        List<OwnStatements> statements = new ArrayList<>();
        for (String file : settings.orElseThrow().sqlFiles()) {
            statements.add(new OwnStatements(file, Files.readString(folder.resolve(file))));
        }
        return statements;
    }

    private static Fix fix(SiteSettings site) {
        return site instanceof SiteSettings.Wagtail wagtail
                ? new Fix.Site(wagtail.from(), wagtail.host(), wagtail.port())
                : new Fix.Own(new OwnStatements("the SQL under 'fix-sites'", ((SiteSettings.Own) site).sql()));
    }

    private void check(Replacement copy, List<Check> checks, Progress progress)
            throws DatabaseException, InterruptedException {
        for (Check each : checks) {
            progress.start("checking " + copy.name(), 0);
            CheckResult result = each.run(copy, backedUp);
            if (!result.passed()) {
                throw new DatabaseException(
                        "In the scrubbed copy " + result.objection() + ". The live database was not touched");
            }
        }
    }
}
