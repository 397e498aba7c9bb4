package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A {@link LocalS3} in a process of its own, because it wants a newer servlet API than Jenkins has. There is one for all tests of
 * this program, with which it ends.
 */
final class S3Server {
    private static final String NEWER_SERVLETS = "plugins/s3/jakarta.servlet-api.jar";

    private static S3Server running;

    private final String endpoint;
    private final String accessKey;
    private final String secretKey;

    private S3Server(String[] facts) {
        this.endpoint = facts[0];
        this.accessKey = facts[1];
        this.secretKey = facts[2];
    }

    /** The one of this program; started when it is asked for first. */
    static synchronized S3Server running() throws IOException {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static S3Server start() throws IOException {
        Path built = Path.of(LocalS3.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .getParent();
        String libraries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        built.resolve(NEWER_SERVLETS) + File.pathSeparator + libraries,
                        S3Server.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        if (line == null) {
            throw new IOException("The S3 server of the tests did not start");
        }
        return new S3Server(line.split(" ", 3));
    }

    /** The process itself: tells where it listens, and ends when its input does. */
    public static void main(String[] args) throws IOException {
        try (LocalS3 s3 = LocalS3.start()) {
            System.out.println(s3.endpoint() + " " + s3.accessKey() + " " + s3.secretKey());
            System.in.transferTo(System.out);
        }
        System.exit(0);
    }

    String endpoint() {
        return endpoint;
    }

    String accessKey() {
        return accessKey;
    }

    String secretKey() {
        return secretKey;
    }
}
