package io.jenkins.plugins.backhaul.lrzip;

import io.jenkins.plugins.backhaul.lrzip.rzip.Window;
import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The MD5 of all content, computed beside the other work because it takes about as long as all of it. */
final class DigestBeside implements Closeable {
    private static final int WORTH_A_THREAD = 1 << 18;

    private final MessageDigest digest = md5();
    private ExecutorService thread;
    private Future<?> running;
    private boolean wanted = true;

    /** Whether nobody has said that it is not needed. */
    boolean isWanted() {
        return wanted;
    }

    /** Stops: nobody will ask for the result. */
    void drop() throws IOException {
        settle();
        wanted = false;
    }

    /** Adds bytes, which must stay in the window until the next call of any method here. */
    void update(Window window, long from, long to) throws IOException {
        settle();
        if (!wanted) {
            return;
        }
        if (to - from < WORTH_A_THREAD) {
            window.update(digest, from, to);
            return;
        }
        if (thread == null) {
            thread = Executors.newSingleThreadExecutor(DigestBeside::named);
        }
        running = thread.submit(() -> window.update(digest, from, to));
    }

    /** Waits until all bytes are added. */
    void settle() throws IOException {
        if (running != null) {
            Press.await(running);
            running = null;
        }
    }

    /** The MD5 of all bytes. */
    byte[] result() throws IOException {
        settle();
        return digest.digest();
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "lrzip-digest");
        thread.setDaemon(true);
        return thread;
    }
}
