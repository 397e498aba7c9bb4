package io.jenkins.plugins.backhaul.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Reads a program's standard error to its end, all the while, and keeps the last of it. */
final class ErrorTail {
    static final int LIMIT = 64 * 1024;
    private static final long PATIENCE_MILLIS = 1_000;

    private final byte[] ring = new byte[LIMIT];
    private final Thread pump;
    private long written;

    ErrorTail(InputStream source, String program) {
        pump = new Thread(() -> drain(source), "standard error of " + program);
        pump.setDaemon(true);
        pump.start();
    }

    private void drain(InputStream source) {
        byte[] buffer = new byte[8 * 1024];
        try (source) {
            for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
                keep(buffer, n);
            }
        } catch (IOException e) {
            // The program was killed and its pipe with it: what was read until now is all there is.
        }
    }

    private synchronized void keep(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) (written++ % LIMIT)] = buffer[i];
        }
    }

    /** Waits until all is read, but not for ever: a daemon that the program left behind may hold the pipe open. */
    void finish() throws InterruptedException {
        pump.join(PATIENCE_MILLIS);
    }

    /** What was kept, with every one of the secrets blackened. */
    String text(Collection<String> secrets) {
        String text = raw();
        for (String secret : secrets) {
            text = secret.isEmpty() ? text : text.replace(secret, "***");
        }
        return text.strip();
    }

    private synchronized String raw() {
        int length = (int) Math.min(written, LIMIT);
        byte[] kept = new byte[length];
        for (int i = 0; i < length; i++) {
            kept[i] = ring[(int) ((written - length + i) % LIMIT)];
        }
        return new String(kept, StandardCharsets.UTF_8);
    }
}
