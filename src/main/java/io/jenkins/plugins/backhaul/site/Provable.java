package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.CheckSettings;
import io.jenkins.plugins.backhaul.config.DatabaseSettings;

/** What a database must allow, so that a backup of it can be proven in a certain place. */
final class Provable {
    private Provable() {}

    /** @throws IllegalArgumentException when there is no room beside it */
    static void requireRoom(DatabaseSettings settings, boolean room) {
        if (!room) {
            throw new IllegalArgumentException("Beside the database '" + settings.label()
                    + "' no other can be made, as it is at Heroku; name a server to prove on with --on");
        }
    }

    /** @throws IllegalArgumentException when a check runs a program, which could not reach it */
    static void requireReachable(DatabaseSettings settings, boolean reachable) {
        settings.checks().stream()
                .filter(each -> !reachable && each instanceof CheckSettings.Command)
                .findFirst()
                .ifPresent(check -> {
                    throw new IllegalArgumentException("The check '" + check.name() + "' runs a program, which cannot"
                            + " reach a database inside a container; name a server that it can reach with --on");
                });
    }
}
