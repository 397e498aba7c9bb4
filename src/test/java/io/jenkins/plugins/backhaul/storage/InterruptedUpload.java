package io.jenkins.plugins.backhaul.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class that begins an upload in a process of its own, and kills it there with SIGKILL. */
public final class InterruptedUpload {
    private static final int EXTRA = 12 << 20;

    private InterruptedUpload() {}

    /** Starts {@code main}, waits until it says that it has written much, and kills it. */
    public static void killInTheMiddle(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (process.getInputStream().read() < 0) {
                throw new AssertionError("The uploading process ended by itself");
            }
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** For the main class: writes some parts, says so, and waits for the end. */
    public static void writeAndWait(ObjectStore store, ObjectKey key) throws IOException, InterruptedException {
        Upload upload = store.startUpload(key, 0);
        upload.write(new byte[EXTRA], 0, EXTRA);
        System.out.println("written");
        System.out.flush();
        TimeUnit.MINUTES.sleep(1);
        upload.close();
    }
}
