package io.jenkins.plugins.backhaul.cli;

import picocli.CommandLine.Parameters;

/** Which backup is meant. */
final class WantedBackup {
    @Parameters(
            index = "0",
            paramLabel = "BACKUP",
            description =
                    "'latest', a name as 'list' shows it, or a date such as 2026-11-20, of which the newest is taken.")
    private String text;

    String text() {
        return text;
    }
}
