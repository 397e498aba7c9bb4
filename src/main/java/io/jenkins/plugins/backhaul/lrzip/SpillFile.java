package io.jenkins.plugins.backhaul.lrzip;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A temporary file that is begun when it is first needed and gone when it is closed. */
final class SpillFile implements Closeable {
    private final LrzipReadOptions options;
    private final String purpose;
    private FileChannel channel;
    private long length;

    /** @param purpose why it is needed, completing "… bytes of memory do not hold" */
    SpillFile(LrzipReadOptions options, String purpose) {
        this.options = options;
        this.purpose = purpose;
    }

    /** Appends bytes and says where they start. */
    long append(byte[] bytes, int offset, int count) throws IOException {
        if (channel == null) {
            open();
        }
        long start = length;
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, count);
        while (buffer.hasRemaining()) {
            length += channel.write(buffer, length);
        }
        return start;
    }

    /** Reads bytes that were appended. Safe for use by several threads. */
    void read(long position, byte[] target, int offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position() - offset) < 0) {
                throw new EOFException("The temporary file of an lrzip stream was cut short by somebody else");
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private void open() throws IOException {
        Path file = Files.createTempFile(options.temporaryFolder(), "lrzip-", ".tmp");
        channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        options.notices()
                .accept(options.memoryLimit() + " bytes of memory do not hold " + purpose + "; a temporary file in "
                        + options.temporaryFolder() + " does.");
    }
}
