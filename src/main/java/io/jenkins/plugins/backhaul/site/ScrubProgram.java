package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.CheckSettings;
import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;
import io.jenkins.plugins.backhaul.config.ScrubSettings;
import io.jenkins.plugins.backhaul.database.OwnProgram;
import java.io.IOException;
import java.util.Optional;

/** The project's own program under {@code scrub}: on this machine, or where the database is in a Compose service in one beside it. */
record ScrubProgram(Site site, ScrubSettings settings) {
    /** Why a program of the project could not reach a copy of that database; nothing when all can. */
    Optional<String> obstacle(DatabaseSettings database) {
        if (!site.isInService(database)) {
            return Optional.empty();
        }
        String outOfReach = " would run on this machine, which cannot reach the database '" + database.label()
                + "' inside its Compose service";
        Optional<String> check = database.checks().stream()
                .filter(CheckSettings.Command.class::isInstance)
                .map(each -> "The check '" + each.name() + "'" + outOfReach + "; ask the database itself, with 'sql'")
                .findFirst();
        return settings.command().isEmpty() || settings.commandService().isPresent()
                ? check
                : Optional.of("The command " + settings.command().get(0) + " under 'scrub'" + outOfReach
                        + "; name the service that has it, such as web, with 'command-service' beside it");
    }

    /**
     * What runs for a copy of that database; nothing when there is no such program.
     *
     * @throws IOException when there is no such service
     */
    Optional<OwnProgram> of(String environment, DatabaseSettings database) throws IOException {
        if (settings.command().isEmpty()) {
            return Optional.empty();
        }
        Optional<OwnProgram.Elsewhere> elsewhere = Optional.empty();
        if (site.isInService(database) && settings.commandService().isPresent()) {
            elsewhere = Optional.of(new OwnProgram.Elsewhere(
                    site.compose(environment)
                            .inNewContainer(settings.commandService().get()),
                    ((DatabasePlace.InService) database.place()).service(),
                    site.passwordInNetwork(environment, database)));
        }
        return Optional.of(new OwnProgram(settings.command(), site.folder(), settings.timeout(), elsewhere));
    }
}
