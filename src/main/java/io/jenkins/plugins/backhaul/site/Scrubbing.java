package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.backup.Backup;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.EnvironmentSettings;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.restore.RefusedException;
import io.jenkins.plugins.backhaul.restore.RestoreTarget;
import io.jenkins.plugins.backhaul.restore.Treatment;
import io.jenkins.plugins.backhaul.scrub.Rules;
import java.io.IOException;
import java.util.Optional;

/**
 * Decides what is done to a restored copy before it is swapped in. Once backhaul.yml has rules, no copy that may hold production's
 * data gets into another environment unscrubbed, unless somebody says so in so many words.
 */
public final class Scrubbing {
    private final Site site;
    private final Choice choice;

    /** What a person says about it. */
    public enum Choice {
        /** Nothing: a copy is scrubbed when it may hold production's data and goes into another environment. */
        AUTOMATIC,
        /** It is to be scrubbed, wherever it comes from. */
        ALWAYS,
        /** It is not, whatever it holds. */
        NEVER
    }

    /** For a project, as a person chose. */
    public Scrubbing(Site site, Choice choice) {
        this.site = site;
        this.choice = choice;
    }

    /** The rules of the project; none when it has not written any. */
    public Rules rules() {
        return ConfiguredScrub.rules(site);
    }

    /**
     * What is done to a copy.
     *
     * @param manifest of the backup, which knows of which environment it is
     * @param label what the project calls the database; empty when it has only one
     * @throws RefusedException when it would have to be scrubbed and must not be
     * @throws IOException when a file of the rules cannot be read
     * @throws IllegalArgumentException when it is to be scrubbed, and nothing says how
     */
    public Treatment treatment(RestoreTarget target, Backup backup, Optional<Manifest> manifest, String label)
            throws IOException {
        Optional<EnvironmentSettings> environment =
                Optional.ofNullable(site.environments().get(target.environment()));
        boolean scrubbed = isWanted(target, environment, manifest);
        if (scrubbed) {
            requireAllowed(target, environment);
        }
        if (environment.isEmpty()) {
            requireNoEnvironments(target, manifest);
            return Treatment.NONE;
        }
        DatabaseSettings database = RestoreTargets.chosen(environment.get().databases(), label);
        return new ConfiguredScrub(site, backup.time()).treatment(environment.get(), database, scrubbed);
    }

    /**
     * Why a program of the project could not reach a copy of an environment's database; nothing when all can.
     *
     * @param label what the project calls the database
     */
    public Optional<String> obstacle(String environment, String label) {
        DatabaseSettings database = RestoreTargets.chosen(site.databases(environment), label);
        return site.scrub().flatMap(settings -> new ScrubProgram(site, settings).obstacle(database));
    }

    /**
     * Lets a copy go into an environment in a way on which nothing can be done to it.
     *
     * @param from the environment that it is of
     * @throws RefusedException when it would have to be scrubbed
     */
    public void requireNone(RestoreTarget target, EnvironmentSettings from) throws RefusedException {
        Optional<EnvironmentSettings> environment =
                Optional.ofNullable(site.environments().get(target.environment()));
        if (choice != Choice.NEVER
                && from.production()
                && !target.production()
                && (site.scrub().isPresent()
                        || environment.filter(each -> each.copy().allowsScrub()).isPresent())) {
            throw new RefusedException(
                    "What Heroku captured of " + from.name() + " holds personal data, which nobody removes on"
                            + " the way from Heroku to Heroku. Take 'backhaul backup' and 'backhaul restore', or if the data may"
                            + " go there as it is, add --no-scrub");
        }
    }

    private boolean isWanted(
            RestoreTarget target, Optional<EnvironmentSettings> environment, Optional<Manifest> manifest) {
        return switch (choice) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTOMATIC ->
                environment.isPresent()
                        && !target.production()
                        && (site.scrub().isPresent() || environment.get().copy().allowsScrub())
                        && mayBeOfProduction(manifest);
        };
    }

    /** The database of an environment, called by its own name or address, would get what the environment would not. */
    private void requireNoEnvironments(RestoreTarget target, Optional<Manifest> manifest) throws IOException {
        boolean matters = choice == Choice.AUTOMATIC && mayBeOfProduction(manifest);
        if (!matters || !target.database().exists()) {
            return;
        }
        String identity = target.database().inspect().identity();
        for (EnvironmentSettings each : site.environments().values()) {
            boolean guarded = !each.production()
                    && (site.scrub().isPresent() || each.copy().allowsScrub());
            if (guarded && isOf(each, identity, target)) {
                throw new RefusedException(target.name() + " is the database of " + each.name()
                        + ", and the backup may hold personal data of production. Restore it --into " + each.name()
                        + ", which scrubs it, or if the data may go there as it is, add --no-scrub");
            }
        }
    }

    private boolean isOf(EnvironmentSettings environment, String identity, RestoreTarget target)
            throws RefusedException {
        for (DatabaseSettings each : environment.databases().values()) {
            try {
                Database database = site.database(each, environment.name());
                if (database.exists() && database.inspect().identity().equals(identity)) {
                    return true;
                }
            } catch (IOException e) {
                requireOtherName(each, environment, target, e);
            }
        }
        return false;
    }

    /** An address may bring the password with it that is missing for asking the environment. */
    private void requireOtherName(
            DatabaseSettings settings, EnvironmentSettings environment, RestoreTarget target, IOException cause)
            throws RefusedException {
        if (target.database().name().equals(site.nameOf(settings).orElse(""))) {
            throw new RefusedException(target.name() + " is called like the database of " + environment.name()
                    + ", which cannot be asked whether it is that one (" + cause.getMessage()
                    + "), and the backup may hold personal data of production. Restore it --into " + environment.name()
                    + ", which scrubs it, or if the data may go there as it is, add --no-scrub");
        }
    }

    /** A backup that does not say where it comes from, or names what this project does not know, may be. */
    private boolean mayBeOfProduction(Optional<Manifest> manifest) {
        return manifest.map(each -> site.environments().get(each.origin().environment()))
                .map(EnvironmentSettings::production)
                .orElse(true);
    }

    private void requireAllowed(RestoreTarget target, Optional<EnvironmentSettings> environment)
            throws RefusedException {
        if (environment.isEmpty()) {
            throw new RefusedException("What is restored into " + target.name()
                    + " cannot be scrubbed, as it is no environment that says 'allows-scrub: true'. Restore into one that"
                    + " does, or with --no-scrub");
        }
        if (target.production()) {
            throw new RefusedException(target.environment()
                    + " is production, of which nothing is ever scrubbed. Restore without --scrub");
        }
        if (!environment.get().copy().allowsScrub()) {
            throw new RefusedException("The backup may hold personal data of production, and the environment "
                    + target.environment()
                    + " does not say 'allows-scrub: true' in backhaul.yml. Say so there, or if the"
                    + " data may go there as it is, add --no-scrub");
        }
        if (site.scrub().isEmpty()) {
            throw new IllegalArgumentException("The environment " + target.environment()
                    + " allows to be scrubbed, but backhaul.yml does not say how: write 'scrub' there, for example with"
                    + " 'profile: wagtail', or add --no-scrub");
        }
    }
}
