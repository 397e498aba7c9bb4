package io.jenkins.plugins.backhaul.archive;

import io.jenkins.plugins.backhaul.lrzip.LrzipOutput;
import io.jenkins.plugins.backhaul.lrzip.LrzipOutputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipWriteOptions;
import io.jenkins.plugins.backhaul.storage.Upload;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes an archive straight into an upload: the manifest first, then one member after the other, of sizes that nobody knows
 * beforehand. The few bytes that depend on what comes later (the manifest and each member's tar header) are reserved in the
 * upload and filled in when they are known, so nothing is kept on disk or in memory. What is written is decoded again and
 * compared on the way. For one thread; the upload is committed, or closed, by the caller.
 */
public final class ArchiveWriter implements Closeable {
    private final LrzipOutputStream compressed;
    private final Instant created;
    private final int manifestSize;
    private final LrzipOutput.Deferred manifestPlace;

    private ArchiveWriter(LrzipOutputStream compressed, Manifest outline) throws IOException {
        this.compressed = compressed;
        this.created = outline.created();
        this.manifestSize = ManifestJson.largest(outline);
        if (manifestSize > ManifestJson.LARGEST) {
            throw new ArchiveException("The manifest of " + outline.project() + " would take " + manifestSize
                    + " bytes, more than " + ManifestJson.LARGEST + ": its " + outline.tables()
                    + " tables are too many for one backup. Back up its databases one by one");
        }
        this.manifestPlace = compressed.defer(TarBlocks.SIZE + TarBlocks.roundedUp(manifestSize));
    }

    /**
     * Begins an archive.
     *
     * @param outline the manifest as far as it is known: everything but the content of the dumps and the rows of their tables
     */
    public static ArchiveWriter begin(Upload upload, Manifest outline, LrzipWriteOptions options) throws IOException {
        LrzipOutputStream compressed = new LrzipOutputStream(new UploadOutput(upload), options);
        try {
            return new ArchiveWriter(compressed, outline);
        } catch (IOException | RuntimeException e) {
            compressed.close();
            throw e;
        }
    }

    /** Begins a member; it is to be finished before the next one begins. */
    public MemberOutput startMember(String name) throws IOException {
        return new MemberOutput(compressed, name, created, compressed.defer(TarBlocks.SIZE));
    }

    /**
     * Ends the archive.
     *
     * @param manifest the same as the outline, now with content and rows
     * @throws IOException also when what was written could not be decoded to what went in
     */
    public void finish(Manifest manifest) throws IOException {
        manifestPlace.fill(manifestBlocks(ManifestJson.write(manifest)));
        compressed.write(TarBlocks.END, 0, TarBlocks.END.length);
        compressed.finish();
    }

    /** Stops the threads that compress; without {@link #finish} before, the archive is worthless. Leaves the upload open. */
    @Override
    public void close() throws IOException {
        compressed.close();
    }

    private byte[] manifestBlocks(byte[] json) {
        if (json.length > manifestSize) {
            throw new IllegalStateException(
                    "The manifest takes " + json.length + " bytes where " + manifestSize + " were reserved");
        }
        byte[] blocks = new byte[TarBlocks.SIZE + TarBlocks.roundedUp(manifestSize)];
        byte[] header = TarBlocks.header(Manifest.MEMBER, manifestSize, created);
        System.arraycopy(header, 0, blocks, 0, header.length);
        System.arraycopy(json, 0, blocks, header.length, json.length);
        Arrays.fill(blocks, header.length + json.length, header.length + manifestSize, (byte) '\n');
        return blocks;
    }

    /** Lends an upload's reservations to the codec, which knows nothing of storage. */
    private record UploadOutput(Upload upload) implements LrzipOutput {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            upload.write(bytes, offset, length);
        }

        @Override
        public Deferred reserve(int length) throws IOException {
            return upload.reserve(length)::fill;
        }
    }
}
