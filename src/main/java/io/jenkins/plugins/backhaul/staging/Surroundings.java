package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.config.Configuration;
import io.jenkins.plugins.backhaul.config.ResetSettings;
import io.jenkins.plugins.backhaul.deploy.By;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.site.DeploymentSite;
import io.jenkins.plugins.backhaul.site.Site;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a reset works with.
 *
 * @param configuration of the project
 * @param site its databases
 * @param deployments its checkouts
 * @param store its backups; stays open
 * @param media opens places of media
 * @param programs starts what is needed
 * @param secrets finds a secret by its id
 * @param by who wants it
 * @param clock tells the time
 */
public record Surroundings(
        Configuration configuration,
        Site site,
        DeploymentSite deployments,
        ObjectStore store,
        OpenMedia media,
        Programs programs,
        Function<String, Optional<String>> secrets,
        By by,
        Clock clock) {
    /** What the environment says of being made anew. */
    ResetSettings settings(ResetOrder order) {
        return site.environment(order.to()).copy().reset().orElse(ResetSettings.USUAL);
    }

    /**
     * The folder for what a reset of that environment remembers, which nobody else can read: where the environment is deployed if
     * that is on this machine, otherwise in the checkout that backhaul.yml was read in.
     */
    Path records(ResetOrder order) throws IOException {
        var deployed = deployments.checkout(site.environment(order.to()));
        Path records = (Files.exists(deployed.folder().resolve(".git")) ? deployed : deployments.workspace()).records();
        return OwnerOnlyFolder.in(records, "reset-" + order.to());
    }
}
