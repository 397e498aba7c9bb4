package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.restore.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held by the one process that resets an environment. The system releases it when that process ends, however it ends. */
final class ResetLock implements AutoCloseable {
    private final FileChannel file;

    private ResetLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes it.
     *
     * @param words who resets since when, for whoever meets it
     * @throws RefusedException when somebody else has it, with their words
     */
    static ResetLock take(Path records, String words) throws IOException {
        Path path = records.resolve("lock");
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = attempt(file);
            if (lock == null) {
                throw new RefusedException(Files.readString(path) + " resets it; wait until that is over");
            }
            file.truncate(0);
            file.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)));
            return new ResetLock(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static FileLock attempt(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            // By another thread of this process.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
