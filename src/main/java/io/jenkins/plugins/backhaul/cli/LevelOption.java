package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.lrzip.Level;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import picocli.CommandLine.Option;

/** How hard to compress. */
final class LevelOption {
    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            defaultValue = "default",
            description = "How hard to compress: fast, default or best. Default: ${DEFAULT-VALUE}.")
    private Level level;

    LrzipWriteOptions options() {
        return LrzipWriteOptions.defaults().withLevel(level);
    }
}
