package io.jenkins.plugins.backhaul.agent.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a worker lives: its process must be there, and have given a sign lately. Times are those of files in one folder,
 * so that no clock has to agree with another one's.
 */
final class SignOfLife {
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    /** Two JVMs compute the start of one process from the time of the boot, which the system corrects now and then. */
    private static final Duration INACCURACY = Duration.ofSeconds(10);

    private final Layout layout;

    SignOfLife(Layout layout) {
        this.layout = layout;
    }

    /** The sign that this process gives. */
    static byte[] own() {
        ProcessHandle self = ProcessHandle.current();
        long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return (self.pid() + " " + start).getBytes(StandardCharsets.US_ASCII);
    }

    /** Never {@link Life#ENDED}, which an outcome shows. */
    Life read() throws IOException {
        Optional<byte[]> sign = SmallFile.read(layout.alive(), Layout.LARGEST_SIGN);
        boolean recent = isRecent(sign.isPresent() ? layout.alive() : layout.order());
        if (sign.isEmpty()) {
            return recent ? Life.STARTING : Life.DEAD;
        }
        return recent && isRunning(new String(sign.get(), StandardCharsets.US_ASCII)) ? Life.WORKING : Life.DEAD;
    }

    private boolean isRecent(Path file) throws IOException {
        try {
            Instant now = Files.getLastModifiedTime(layout.watched()).toInstant();
            return Files.getLastModifiedTime(file).toInstant().isAfter(now.minus(LONGEST_SILENCE));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean isRunning(String sign) {
        if (!sign.matches("[0-9]{1,18} [0-9]{1,18}")) {
            return false;
        }
        String[] fields = sign.split(" ", 2);
        Instant started = Instant.ofEpochMilli(Long.parseLong(fields[1]));
        return ProcessHandle.of(Long.parseLong(fields[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, started).abs().compareTo(INACCURACY) < 0)
                        .orElse(true))
                .isPresent();
    }
}
