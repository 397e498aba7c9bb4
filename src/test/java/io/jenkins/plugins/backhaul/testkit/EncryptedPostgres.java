package io.jenkins.plugins.backhaul.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A private PostgreSQL server as hosters run it: over TCP it speaks encrypted only, and shows nobody but its superuser its own databases. */
public final class EncryptedPostgres {
    private static final String WHO_MAY = "local all postgres trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n";

    private static PrivatePostgres shared;

    private EncryptedPostgres() {}

    /** The one server of this program; it ends with the program. */
    public static synchronized PrivatePostgres shared() {
        if (shared == null) {
            shared = start();
            shared.sql("postgres", "REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    private static PrivatePostgres start() {
        try {
            Path folder = Files.createTempDirectory("backhaul-certificate-");
            Path certificate = folder.resolve("server.crt");
            Path key = folder.resolve("server.key");
            Path access = Files.writeString(folder.resolve("pg_hba.conf"), WHO_MAY);
            makeCertificate(certificate, key);
            for (Path file : List.of(folder, certificate, key, access)) {
                giveToServer(file);
            }
            PrivatePostgres started = PrivatePostgres.start(
                    "ssl=on", "ssl_cert_file=" + certificate, "ssl_key_file=" + key, "hba_file=" + access);
            folder.toFile().deleteOnExit();
            List.of(certificate, key, access).forEach(file -> file.toFile().deleteOnExit());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeCertificate(Path certificate, Path key) throws IOException {
        Process openssl = new ProcessBuilder(List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=127.0.0.1",
                        "-out",
                        certificate.toString(),
                        "-keyout",
                        key.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(openssl.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (openssl.waitFor() != 0) {
                throw new IllegalStateException("No certificate could be made: " + said);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while a certificate was made", e);
        }
    }

    /** The server runs as another user when we are root, and takes a key from nobody else. */
    private static void giveToServer(Path file) throws IOException {
        if ("root".equals(System.getProperty("user.name"))) {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        }
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwx------" : "rw-------"));
    }
}
