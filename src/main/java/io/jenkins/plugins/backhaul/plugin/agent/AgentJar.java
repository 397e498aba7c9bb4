package io.jenkins.plugins.backhaul.plugin.agent;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The agent jar where an agent keeps it: named by its own hash, so that another version is another file. */
final class AgentJar {
    private AgentJar() {}

    static Path in(File cache, String sha256) {
        return cache.toPath().resolve("backhaul-agent-" + sha256 + ".jar");
    }

    /** Whether this is a plain file with that hash; nothing else is ever started. */
    static boolean matches(Path jar, String sha256) throws IOException {
        return Files.isRegularFile(jar, LinkOption.NOFOLLOW_LINKS) && sha256.equals(sha256(jar));
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
