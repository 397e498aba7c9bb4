package io.jenkins.plugins.backhaul.lrzip.backend;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException;
import io.jenkins.plugins.backhaul.lrzip.fault.VerificationException;
import io.jenkins.plugins.backhaul.lrzip.format.BlockHeader;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import io.jenkins.plugins.backhaul.lrzip.format.MagicHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Compresses blocks, each with what a sample of it says does best. Safe for use by several threads. */
public final class BlockCompressor {
    /** Native writers store smaller blocks too. */
    private static final int SMALLEST = 64;

    private static final int PIECES = 8;
    private static final int PIECE = 1 << 13;
    /** Its multiples, without what stands before the point, lie evenly between 0 and 1 and repeat nothing. */
    private static final double GOLDEN_RATIO = 0.618_033_988_749_895;

    /** A sample that keeps this much of its size is not worth the time that reading would take. */
    private static final double INCOMPRESSIBLE = 0.98;

    /** One in so many bytes of a text may be a control character. */
    private static final int CONTROLS_IN_TEXT = 100;

    private static final int COMPARED_AT_ONCE = 1 << 16;

    private final Recipe recipe;
    private final BlockDecoder check;

    /**
     * A compressor.
     *
     * @param magic the header of the archive that the blocks go to
     * @param verify whether each block is decompressed again and compared before it is given out
     */
    public BlockCompressor(Recipe recipe, MagicHeader magic, boolean verify) {
        this.recipe = recipe;
        this.check = verify ? new BlockDecoder(magic, Long.MAX_VALUE) : null;
    }

    /**
     * Compresses the first {@code length} bytes, which are tokens.
     *
     * @throws VerificationException when they do not decompress to themselves
     */
    public PackedBlock tokens(byte[] plain, int length) throws IOException {
        return pack(recipe.tokens(), plain, length);
    }

    /** The same for literals. */
    public PackedBlock literals(byte[] plain, int length) throws IOException {
        return pack(recipe.literals(), plain, length);
    }

    private PackedBlock pack(List<Encoder> encoders, byte[] plain, int length) throws IOException {
        PackedBlock block = length < SMALLEST ? null : smallest(encoders, plain, length);
        if (block == null || block.length() >= length) {
            block = stored(plain, length);
        }
        if (check != null) {
            verify(block, plain, length);
        }
        return block;
    }

    /** What the encoder makes that does best on a sample; null when none helps. */
    private static PackedBlock smallest(List<Encoder> encoders, byte[] plain, int length) throws IOException {
        byte[] sample = sample(plain, length);
        PackedBlock block = isText(sample) ? encode(encoders.get(0), plain, length) : null;
        if (block != null) {
            return block;
        }
        List<Trial> trials = new ArrayList<>();
        for (Encoder encoder : encoders) {
            PackedBlock packed = encode(encoder, sample, sample.length);
            if (packed != null && packed.length() < INCOMPRESSIBLE * sample.length) {
                trials.add(new Trial(encoder, packed.length()));
            }
        }
        trials.sort(Comparator.comparingInt(Trial::packed));
        for (Trial trial : trials) {
            block = encode(trial.encoder, plain, length);
            if (block != null) {
                return block;
            }
        }
        return null;
    }

    /** Pieces from all over the block, as a picture in the middle of it tells nothing of the rest; at no regular distance. */
    private static byte[] sample(byte[] plain, int length) {
        if (length <= PIECES * PIECE) {
            return Arrays.copyOf(plain, length);
        }
        byte[] sample = new byte[PIECES * PIECE];
        for (int i = 0; i < PIECES; i++) {
            int from = (int) ((length - PIECE) * (i * GOLDEN_RATIO % 1));
            System.arraycopy(plain, from, sample, i * PIECE, PIECE);
        }
        return sample;
    }

    /** Whether there are as few control characters, apart from those of lines and columns, as only text has. */
    private static boolean isText(byte[] sample) {
        int controls = 0;
        for (byte each : sample) {
            controls += each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r' ? 1 : 0;
        }
        return controls <= sample.length / CONTROLS_IN_TEXT;
    }

    /** Null when the encoder declines. */
    private static PackedBlock encode(Encoder encoder, byte[] plain, int length) throws IOException {
        PackedBytes packed = new PackedBytes(length / 2);
        return encoder.encode(plain, length, packed) ? packed.block(encoder.method(), length) : null;
    }

    /** The array is copied: the caller's is used again while this block still waits to be written. */
    private static PackedBlock stored(byte[] plain, int length) {
        return new PackedBlock(LrzipFormat.STORED, Arrays.copyOf(plain, length), length, length);
    }

    private void verify(PackedBlock block, byte[] plain, int length) throws IOException {
        BlockHeader header = new BlockHeader(block.method(), block.length(), block.plainLength(), 0);
        byte[] again = new byte[Math.min(length, COMPARED_AT_ONCE)];
        try (InputStream in = check.decode(header, new ByteArrayInputStream(block.bytes(), 0, block.length()), 0)) {
            for (int done = 0; done < length; ) {
                int n = in.readNBytes(again, 0, Math.min(again.length, length - done));
                if (n == 0 || !Arrays.equals(again, 0, n, plain, done, done + n)) {
                    throw new VerificationException("a block of method " + block.method() + " differs", null);
                }
                done += n;
            }
        } catch (CorruptArchiveException e) {
            throw new VerificationException("a block of method " + block.method() + " does not decompress", e);
        }
    }

    private record Trial(Encoder encoder, int packed) {}
}
