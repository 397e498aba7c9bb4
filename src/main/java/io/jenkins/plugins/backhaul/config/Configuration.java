package io.jenkins.plugins.backhaul.config;

import java.util.Map;
import java.util.Optional;

/**
 * What {@code backhaul.yml} says, with what conventions and overrides fill in.
 *
 * @param project the project
 * @param store where its backups are kept
 * @param databases its databases by label, in the order of the file; at least one
 * @param environments where it runs, by name, in the order of the file; may be empty
 * @param keep which backups are kept
 * @param expect what must not be overdue
 * @param ping what is called after a successful backup
 * @param test how it is tested
 * @param notifications who is told of deployments
 * @param scrub what becomes of personal data in a restored copy; nothing when the project does not say
 * @param images how it keeps its images
 */
public record Configuration(
        ProjectName project,
        StoreSettings store,
        Map<String, DatabaseSettings> databases,
        Map<String, EnvironmentSettings> environments,
        KeepSettings keep,
        ExpectSettings expect,
        Optional<PingAddress> ping,
        TestSettings test,
        NotifySettings notifications,
        Optional<ScrubSettings> scrub,
        ImagesSettings images) {
    /** The same, where nobody is told of anything. */
    public Configuration tellingNobody() {
        return new Configuration(
                project,
                store,
                databases,
                environments,
                keep,
                expect,
                ping,
                test,
                NotifySettings.NOBODY,
                scrub,
                images);
    }

    /** The environment that a branch is deployed to; nothing when the branch is deployed nowhere. */
    public Optional<EnvironmentSettings> environmentOf(String branch) {
        return environments.values().stream()
                .filter(environment -> environment.branch().equals(Optional.of(branch)))
                .findFirst();
    }
}
