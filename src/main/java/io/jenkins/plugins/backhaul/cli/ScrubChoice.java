package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.site.Scrubbing.Choice;
import picocli.CommandLine.Option;

/** Whether a restored copy is scrubbed; nothing said leaves it to backhaul.yml. */
final class ScrubChoice {
    @Option(
            names = "--scrub",
            description =
                    "Remove personal data as backhaul.yml says before anybody can read the copy, wherever the backup"
                            + " comes from. A backup of production is scrubbed without this where the environment allows-scrub.")
    private boolean always;

    @Option(names = "--no-scrub", description = "Restore personal data as it is.")
    private boolean never;

    Choice choice() {
        if (always) {
            return Choice.ALWAYS;
        }
        return never ? Choice.NEVER : Choice.AUTOMATIC;
    }
}
