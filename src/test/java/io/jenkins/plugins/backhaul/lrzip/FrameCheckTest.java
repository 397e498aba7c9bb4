package io.jenkins.plugins.backhaul.lrzip;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.lrzip.backend.PackedBlock;
import io.jenkins.plugins.backhaul.lrzip.fault.VerificationException;
import io.jenkins.plugins.backhaul.lrzip.format.BlockHeader;
import io.jenkins.plugins.backhaul.lrzip.format.ChunkHeader;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import java.io.IOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Headers may lead astray as they like: nothing of it passes. */
class FrameCheckTest {
    private static final int WIDTH = 4;
    private static final int HEADER = BlockHeader.length(WIDTH);
    private static final int FIRST = 2 * HEADER;
    private static final int SECOND = FIRST + HEADER + 10;

    private final PackedBlock block = new PackedBlock(LrzipFormat.STORED, new byte[10], 10, 10);
    private final FrameCheck check = new FrameCheck();

    @BeforeEach
    void writeChunkHeader() throws IOException {
        ChunkHeader header = new ChunkHeader(WIDTH, true, 20);
        check.chunk(header.toBytes(), header);
    }

    @Test
    void shouldPassRightHeaders() throws IOException {
        writeInitialHeaders();
        write(LrzipFormat.TOKENS, stored(0));
        write(LrzipFormat.LITERALS, stored(0));

        assertThatCode(check::end).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAnotherChunkHeader() {
        ChunkHeader meant = new ChunkHeader(WIDTH, true, 20);
        byte[] written = new ChunkHeader(WIDTH, false, 20).toBytes();

        assertRefused(() -> check.chunk(written, meant), "a chunk's header differs");
    }

    @Test
    void shouldRefuseABlockOfTheOtherStream() throws IOException {
        writeInitialHeaders();

        assertRefused(() -> write(LrzipFormat.LITERALS, stored(0)), "a block's header differs");
    }

    @Test
    void shouldRefuseAnotherBlockHeader() throws IOException {
        writeInitialHeaders();
        byte[] written = new BlockHeader(LrzipFormat.STORED, 10, 10, 0).toBytes(WIDTH);
        BlockHeader meant = new BlockHeader(LrzipFormat.ZLIB, 10, 12, 0);

        assertRefused(() -> check.block(LrzipFormat.TOKENS, written, meant, block), "a block's header differs");
    }

    @Test
    void shouldRefuseABlockThatNoOffsetLeadsTo() throws IOException {
        check.block(LrzipFormat.TOKENS, BlockHeader.initial(FIRST).toBytes(WIDTH), stored(0), block);
        check.block(LrzipFormat.LITERALS, BlockHeader.initial(SECOND + 1).toBytes(WIDTH), stored(0), block);
        write(LrzipFormat.TOKENS, stored(0));

        assertRefused(() -> write(LrzipFormat.LITERALS, stored(0)), "a header cannot be read again");
    }

    @Test
    void shouldRefuseAChunkThatPromisesOneBlockMore() throws IOException {
        writeInitialHeaders();
        write(LrzipFormat.TOKENS, stored(0));

        assertRefused(check::end, "a chunk's blocks do not end where the chunk does");
    }

    private void writeInitialHeaders() throws IOException {
        check.block(LrzipFormat.TOKENS, BlockHeader.initial(FIRST).toBytes(WIDTH), stored(0), block);
        check.block(LrzipFormat.LITERALS, BlockHeader.initial(SECOND).toBytes(WIDTH), stored(0), block);
    }

    private void write(int stream, BlockHeader header) throws IOException {
        check.block(stream, header.toBytes(WIDTH), header, block);
    }

    private static BlockHeader stored(long next) {
        return new BlockHeader(LrzipFormat.STORED, 10, 10, next);
    }

    private static void assertRefused(ThrowingCallable writing, String difference) {
        assertThatThrownBy(writing)
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("would not decode to its content: " + difference);
    }
}
