package io.jenkins.plugins.backhaul.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this program, as its jar says it. */
final class ToolVersion implements IVersionProvider {
    static String text() {
        String version = ToolVersion.class.getPackage().getImplementationVersion();
        return "Backhaul " + (version == null ? "(unpackaged)" : version);
    }

    @Override
    public String[] getVersion() {
        return new String[] {text(), "Java " + Runtime.version()};
    }
}
