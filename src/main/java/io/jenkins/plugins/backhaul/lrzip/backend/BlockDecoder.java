package io.jenkins.plugins.backhaul.lrzip.backend;

import io.jenkins.plugins.backhaul.lrzip.backend.bzip2.Bzip2InputStream;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import io.jenkins.plugins.backhaul.lrzip.fault.LrzipException;
import io.jenkins.plugins.backhaul.lrzip.format.BlockHeader;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import io.jenkins.plugins.backhaul.lrzip.format.MagicHeader;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;

/** Decompresses the blocks of one archive. Safe for use by several threads. */
public final class BlockDecoder {
    private final LzmaMethod lzma;

    /**
     * A decoder for an archive that starts with that header.
     *
     * @param memoryLimit bytes that the dictionary of one block may take
     */
    public BlockDecoder(MagicHeader magic, long memoryLimit) {
        this.lzma = new LzmaMethod(magic.lzmaProperties(), magic.dictionarySize(), memoryLimit);
    }

    /**
     * The content of a block: exactly as many bytes as its header promises, or an exception. The caller closes the
     * stream, which closes {@code packed}.
     *
     * @param offset of the block in the archive, for messages
     */
    public InputStream decode(BlockHeader header, InputStream packed, long offset) throws IOException {
        try {
            return new ExactStream(method(header.method()).decode(packed, header.plainLength()), header, offset);
        } catch (LrzipException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw corrupt(header, offset, "does not decompress", e);
        }
    }

    static CorruptArchiveException corrupt(BlockHeader header, long offset, String fault, Throwable cause) {
        return new CorruptArchiveException(
                Reason.BAD_BLOCK, offset, "the block (method " + header.method() + ") there " + fault, cause);
    }

    private Method method(int number) {
        return switch (number) {
            case LrzipFormat.STORED -> (packed, plainLength) -> packed;
            case LrzipFormat.BZIP2 -> Bzip2InputStream::new;
            case LrzipFormat.LZO -> LzoInputStream::new;
            case LrzipFormat.LZMA -> lzma;
            case LrzipFormat.ZLIB -> (packed, plainLength) -> new InflaterInputStream(packed);
            default -> throw new IllegalArgumentException("Block method " + number);
        };
    }
}
