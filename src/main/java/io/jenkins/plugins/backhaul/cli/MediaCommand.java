package io.jenkins.plugins.backhaul.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is about media; it does nothing without a command of its own. */
@Command(
        name = "media",
        mixinStandardHelpOptions = true,
        description = {
            "Compare and copy media, such as uploaded images, between buckets and folders.",
            "",
            "An environment says under 'media' in backhaul.yml where it has them. Nothing is ever written to those of an"
                    + " environment of production."
        },
        subcommands = {MediaDiffCommand.class, MediaSyncCommand.class})
final class MediaCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: diff or sync");
    }
}
