package io.jenkins.plugins.backhaul.plugin.work;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jenkins.util.SystemProperties;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** The agent jar that this plugin brings along. */
final class AgentJarResource {
    /** Names another jar, for trying one that is not packaged yet. */
    static final String PROPERTY = "io.jenkins.plugins.backhaul.agentJar";

    private static final String NAME = "/io/jenkins/plugins/backhaul/plugin/backhaul-agent.jar.bz2";

    private final byte[] bytes;
    private final String sha256;

    private AgentJarResource(byte[] bytes, String sha256) {
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    /** All of it; nobody changes it. */
    byte[] bytes() {
        return bytes;
    }

    /** Its hash, in hexadecimal. */
    String sha256() {
        return sha256;
    }

    static AgentJarResource load() throws IOException {
        byte[] bytes = read();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new AgentJarResource(bytes, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] read() throws IOException {
        String other = SystemProperties.getString(PROPERTY);
        if (other != null) {
            return Files.readAllBytes(Path.of(other));
        }
        try (InputStream packed = AgentJarResource.class.getResourceAsStream(NAME)) {
            if (packed == null) {
                throw new IOException("This build of the plugin holds no agent jar");
            }
            return new BZip2CompressorInputStream(packed).readAllBytes();
        }
    }
}
