package io.jenkins.plugins.backhaul.cli;

import picocli.CommandLine.Parameters;

/** Which media are meant. */
final class MediaOptions {
    @Parameters(
            index = "0",
            paramLabel = "FROM",
            description = "An environment of backhaul.yml, s3://bucket/prefix, or a folder such as ./media.")
    private String from;

    @Parameters(index = "1", paramLabel = "TO", description = "The same.")
    private String to;

    String from() {
        return from;
    }

    String to() {
        return to;
    }
}
