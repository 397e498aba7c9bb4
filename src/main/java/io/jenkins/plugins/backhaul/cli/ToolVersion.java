package io.jenkins.plugins.backhaul.cli;

import io.jenkins.plugins.backhaul.site.Tool;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, as its jar says it. */
final class ToolVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {Tool.version(), "Java " + Runtime.version()};
    }
}
