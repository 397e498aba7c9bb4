package io.jenkins.plugins.backhaul.plugin;

import io.jenkins.plugins.backhaul.testkit.LocalS3;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A {@link LocalS3} in a process of its own, because it wants a newer servlet API than Jenkins has. It ends with {@link #close()},
 * and when this program is killed.
 */
final class S3Server implements AutoCloseable {
    private static final String NEWER_SERVLETS = "plugins/s3/jakarta.servlet-api.jar";

    private final Process process;
    private final String endpoint;
    private final String accessKey;
    private final String secretKey;

    private S3Server(Process process, String[] facts) {
        this.process = process;
        this.endpoint = facts[0];
        this.accessKey = facts[1];
        this.secretKey = facts[2];
    }

    static S3Server start() throws IOException {
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
        return new S3Server(process, line.split(" ", 3));
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

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
