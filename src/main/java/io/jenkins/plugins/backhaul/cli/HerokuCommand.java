package io.jenkins.plugins.backhaul.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is about Heroku's own captures; it does nothing without a command of its own. */
@Command(
        name = "heroku",
        mixinStandardHelpOptions = true,
        description = {
            "Capture databases at Heroku, list the captures that Heroku keeps, and restore one there.",
            "",
            "An environment that is an app at Heroku says so by 'heroku' in backhaul.yml. Its backups are made and restored as"
                    + " those of any other environment; this is for what Heroku itself keeps, and needs no store."
        },
        subcommands = {HerokuCaptureCommand.class, HerokuListCommand.class, HerokuRestoreCommand.class})
final class HerokuCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command: capture, list or restore");
    }
}
