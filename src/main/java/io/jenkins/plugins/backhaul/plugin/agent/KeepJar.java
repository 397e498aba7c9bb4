package io.jenkins.plugins.backhaul.plugin.agent;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import jenkins.MasterToSlaveFileCallable;

/** Takes a copy of the agent jar that has just arrived, if it is whole; called on the folder that it is kept in. */
public final class KeepJar extends MasterToSlaveFileCallable<Void> {
    private static final long serialVersionUID = 1L;
    private static final Duration A_WORK_IS_OVER = Duration.ofDays(7);

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
            removeOld(cache.toPath());
            return null;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Jars of former versions, and what a controller that was killed left half sent. */
    private static void removeOld(Path cache) throws IOException {
        Instant limit = Instant.now().minus(A_WORK_IS_OVER);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(cache)) {
            for (Path each : all) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(limit)) {
                    Files.delete(each);
                }
            }
        }
    }
}
