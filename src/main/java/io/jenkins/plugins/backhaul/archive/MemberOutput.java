package io.jenkins.plugins.backhaul.archive;

import io.jenkins.plugins.backhaul.lrzip.LrzipOutput;
import io.jenkins.plugins.backhaul.lrzip.LrzipOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/** A member of an archive being written. {@link #finish()} ends it; closing does nothing, so that a failed dump stays unfinished. */
public final class MemberOutput extends OutputStream {
    private final LrzipOutputStream archive;
    private final String name;
    private final Instant created;
    private final LrzipOutput.Deferred headerPlace;
    private final MessageDigest digest = Sha256.start();
    private long size;

    MemberOutput(LrzipOutputStream archive, String name, Instant created, LrzipOutput.Deferred headerPlace) {
        this.archive = archive;
        this.name = name;
        this.created = created;
        this.headerPlace = headerPlace;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        archive.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        size += length;
    }

    /**
     * Ends the member.
     *
     * @return what was written
     */
    public Content finish() throws IOException {
        archive.write(new byte[TarBlocks.padding(size)]);
        headerPlace.fill(TarBlocks.header(name, size, created));
        return new Content(size, HexFormat.of().formatHex(digest.digest()));
    }
}
