package io.jenkins.plugins.backhaul.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/** Looks what is there to start a worker with; called on the folder that the agent jar is kept in. */
public final class InspectHost extends MasterToSlaveFileCallable<Host> {
    private static final long serialVersionUID = 1L;

    private final String sha256;

    /** @param sha256 of the agent jar, in hexadecimal */
    public InspectHost(String sha256) {
        this.sha256 = sha256;
    }

    @Override
    public Host invoke(File cache, VirtualChannel channel) throws IOException {
        Path jar = AgentJar.in(cache, sha256);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Host(
                java, AgentJar.matches(jar, sha256) ? jar.toAbsolutePath().toString() : "", File.separatorChar == '/');
    }
}
