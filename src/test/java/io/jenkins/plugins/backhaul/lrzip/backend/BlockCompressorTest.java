package io.jenkins.plugins.backhaul.lrzip.backend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.lrzip.fault.VerificationException;
import io.jenkins.plugins.backhaul.lrzip.format.LrzipFormat;
import io.jenkins.plugins.backhaul.lrzip.format.MagicHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An encoder may err as it likes: nothing of it becomes a block. */
class BlockCompressorTest {
    private static final int DICTIONARY = 1 << 20;
    private static final MagicHeader MAGIC = new MagicHeader(0, LrzipFormat.LZMA_PROPERTIES, DICTIONARY, true);
    private static final byte[] TEXT =
            "All work and no play makes Jack a dull boy.\n".repeat(100).getBytes(UTF_8);

    private final Encoder zlib = new ZlibEncoder(6);

    @Test
    void shouldRefuseABlockThatHoldsSomethingElse() {
        Encoder faulty = encoder((plain, length, packed) -> {
            byte[] other = Arrays.copyOf(plain, length);
            other[length - 1]++;
            return zlib.encode(other, length, packed);
        });

        assertRefused(faulty, "a block of method 7 differs");
    }

    @Test
    void shouldRefuseABlockThatHoldsLess() {
        Encoder faulty = encoder((plain, length, packed) -> zlib.encode(plain, length - 1, packed));

        assertRefused(faulty, "a block of method 7 does not decompress");
    }

    @Test
    void shouldRefuseABlockThatHoldsMore() {
        Encoder faulty =
                encoder((plain, length, packed) -> zlib.encode(Arrays.copyOf(plain, length + 1), length + 1, packed));

        assertRefused(faulty, "a block of method 7 does not decompress");
    }

    @Test
    void shouldRefuseABlockThatIsNoneOfItsMethod() {
        Encoder faulty = encoder((plain, length, packed) -> {
            packed.write(new byte[40]);
            return true;
        });

        assertRefused(faulty, "a block of method 7 does not decompress");
    }

    @Test
    void shouldBelieveAnEncoderWhenNotToldToVerify() throws IOException {
        Encoder faulty = encoder((plain, length, packed) -> zlib.encode(plain, length - 1, packed));

        PackedBlock block = compressor(false, faulty).literals(TEXT, TEXT.length);

        assertThat(block.plainLength()).isEqualTo(TEXT.length);
    }

    @Test
    void shouldTakeTheFirstForTextWithoutATrial() throws IOException {
        PackedBlock block = compressor(true, zlib, forbidden()).literals(TEXT, TEXT.length);

        assertThat(block.method()).isEqualTo(LrzipFormat.ZLIB);
    }

    @Test
    void shouldTakeTheNextWhenTheFirstDeclinesAText() throws IOException {
        PackedBlock block = compressor(true, declining(), zlib).literals(TEXT, TEXT.length);

        assertThat(block.method()).isEqualTo(LrzipFormat.ZLIB);
    }

    @Test
    void shouldStoreWhatAllDecline() throws IOException {
        PackedBlock block = compressor(true, declining(), declining()).literals(TEXT, TEXT.length);

        assertThat(block.method()).isEqualTo(LrzipFormat.STORED);
    }

    @Test
    void shouldTakeWhatDoesBestOnASampleOfWhatIsNoText() throws IOException {
        byte[] binary = new byte[100_000];
        Random random = new Random(3);
        for (int i = 0; i < binary.length; i += 4) {
            binary[i] = (byte) random.nextInt(8);
        }
        Encoder lzma = new LzmaEncoder(6, DICTIONARY, new org.tukaani.xz.BasicArrayCache());

        PackedBlock block = compressor(true, new ZlibEncoder(1), lzma).literals(binary, binary.length);

        assertThat(block.method()).isEqualTo(LrzipFormat.LZMA);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 100_000})
    void shouldStoreWhatDoesNotShrink(int size) throws IOException {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);

        PackedBlock block = compressor(true, zlib).literals(noise, size);

        assertThat(block.method()).isEqualTo(LrzipFormat.STORED);
        assertThat(Arrays.copyOf(block.bytes(), block.length())).isEqualTo(noise);
        assertThat(block.bytes()).as("lent, and used again").isNotSameAs(noise);
    }

    @Test
    void shouldNotTakeAPictureInTheMiddleForTheWhole() throws IOException {
        byte[] mixed =
                "insert into pages values (1, 'about us');\n".repeat(40_000).getBytes(UTF_8);
        byte[] picture = new byte[mixed.length / 2];
        new Random(5).nextBytes(picture);
        System.arraycopy(picture, 0, mixed, mixed.length / 4, picture.length);

        PackedBlock block = compressor(true, zlib).literals(mixed, mixed.length);

        assertThat(block.length()).isLessThan(mixed.length * 6 / 10);
    }

    private void assertRefused(Encoder faulty, String difference) {
        BlockCompressor compressor = compressor(true, faulty);

        assertThatThrownBy(() -> compressor.literals(TEXT, TEXT.length))
                .isInstanceOf(VerificationException.class)
                .hasMessageStartingWith(
                        "The archive being written would not decode to its content: " + difference + ". ");
    }

    private static BlockCompressor compressor(boolean verify, Encoder... encoders) {
        List<Encoder> choice = List.of(encoders);
        return new BlockCompressor(new Recipe(choice, choice, DICTIONARY), MAGIC, verify);
    }

    private static Encoder declining() {
        return encoder((plain, length, packed) -> false);
    }

    private static Encoder forbidden() {
        return encoder((plain, length, packed) -> {
            throw new IOException("was tried");
        });
    }

    private static Encoder encoder(Work work) {
        return new Encoder() {
            @Override
            public int method() {
                return LrzipFormat.ZLIB;
            }

            @Override
            public boolean encode(byte[] plain, int length, OutputStream packed) throws IOException {
                return work.encode(plain, length, packed);
            }
        };
    }

    private interface Work {
        boolean encode(byte[] plain, int length, OutputStream packed) throws IOException;
    }
}
