package io.jenkins.plugins.backhaul.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import jenkins.MasterToSlaveFileCallable;

/** Takes a copy of the agent jar that has just arrived, if it is whole; called on the folder that it is kept in. */
public final class KeepJar extends MasterToSlaveFileCallable<Void> {
    private static final long serialVersionUID = 1L;

    private final String arrived;
    private final String sha256;

    /** @param arrived the name under which it arrived, in the same folder */
    public KeepJar(String arrived, String sha256) {
        this.arrived = arrived;
        this.sha256 = sha256;
    }

    @Override
    public Void invoke(File cache, VirtualChannel channel) throws IOException {
        Path copy = cache.toPath().resolve(arrived);
        try {
            if (!AgentJar.matches(copy, sha256)) {
                throw new IOException("The agent jar did not arrive whole in " + cache);
            }
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
            Files.move(copy, AgentJar.in(cache, sha256), StandardCopyOption.ATOMIC_MOVE);
            return null;
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
