package io.jenkins.plugins.backhaul.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself: it does nothing without a command. */
@Command(
        name = "backhaul",
        mixinStandardHelpOptions = true,
        versionProvider = ToolVersion.class,
        header = "Backs up a project's databases to S3, restores them, and proves that they restore.",
        description = {
            "",
            "Configuration is read from backhaul.yml in this folder or above it; options win over it.",
            "Keys come from the standard AWS variables and files, database passwords from PGPASSWORD or ~/.pgpass.",
            ""
        },
        footer = {
            "",
            "A first backup without any configuration:",
            "  backhaul backup --project wizards --store s3://countable/backups \\",
            "      --db postgresql://postgres@localhost/wizards",
            "",
            "Completion for bash and zsh:  source <(backhaul generate-completion)"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Done.",
            " 1:It failed; the last line on standard error says why.",
            " 2:The command line or backhaul.yml is wrong; nothing was touched.",
            " 3:It would be dangerous and was not confirmed; nothing was touched.",
            " 4:Something is overdue, or a last proof failed; only 'status' says so.",
            "130:It was interrupted, and took back what it had begun as far as nothing else is said."
        },
        subcommands = {
            InitCommand.class,
            CheckCommand.class,
            BackupCommand.class,
            StatusCommand.class,
            ListCommand.class,
            ShowCommand.class,
            ProveCommand.class,
            PruneCommand.class,
            DownloadCommand.class,
            RestoreCommand.class,
            ScrubCommand.class,
            PullCommand.class,
            PushCommand.class,
            MediaCommand.class,
            HerokuCommand.class,
            DeployCommand.class,
            DeploymentsCommand.class,
            RollbackCommand.class,
            ResetStagingCommand.class,
            LrzipCommand.class,
            LrunzipCommand.class,
            GenerateCompletion.class
        })
final class BackhaulCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command, such as backup, list or restore");
    }
}
