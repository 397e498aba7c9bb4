package io.jenkins.plugins.backhaul.lrzip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.backhaul.bench.corpus.Corpus;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException;
import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import io.jenkins.plugins.backhaul.lrzip.fault.ExpansionLimitException;
import io.jenkins.plugins.backhaul.lrzip.fault.UnsupportedArchiveException;
import io.jenkins.plugins.backhaul.testkit.NativeLrzip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LrzipInputStreamTest {
    /** {@code printf 'hello world\n' > f; lrzip f}, lrzip 0.651. */
    private static final byte[] HELLO = HexFormat.of()
            .parseHex("4c525a4900060c0000000000000000000000000000010000" + "010100" + "0300000803000016" + "030a0a00"
                    + "000c0000000042fdddd4" + "030c0c00" + "68656c6c6f20776f726c640a"
                    + "6f5902ac237024bdd0c176cb93063dc4");

    @TempDir
    Path folder;

    @Test
    void shouldReadTheSmallestNativeArchive() throws IOException {
        assertThat(new String(Archives.unpack(HELLO), US_ASCII)).isEqualTo("hello world\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "lzma", "bzip2", "gzip", "lzo", "stdio"})
    void shouldReadEveryNativeMethod(String name) throws IOException {
        assertThat(Archives.unpack(Archives.golden(name + ".lrz"))).isEqualTo(Archives.golden("sample.bin"));
    }

    @Test
    void shouldReadByteByByteAsInBulk() throws IOException {
        byte[] plain = Archives.golden("sample.bin");
        try (LrzipInputStream in = open(Archives.golden("lzma.lrz"))) {
            for (byte expected : plain) {
                assertThat(in.read()).isEqualTo(expected & 0xFF);
            }
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[4])).isEqualTo(-1);
        }
    }

    @Test
    void shouldReadFromAStreamThatGivesSingleBytes() throws IOException {
        InputStream slow = new ByteArrayInputStream(Archives.golden("bzip2.lrz")) {
            @Override
            public int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(1, length));
            }
        };
        try (LrzipInputStream in = new LrzipInputStream(slow, LrzipReadOptions.defaults())) {
            assertThat(in.readAllBytes()).isEqualTo(Archives.golden("sample.bin"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zpaq.lrz, This lrzip archive is compressed with ZPAQ, Unpack it with lrzip -d.",
        "encrypted.lrz, This lrzip archive is encrypted, Decrypt it with lrzip -d and its password."
    })
    void shouldRefuseByNameWhatIsNotSupported(String name, String kind, String remedy) {
        assertThatThrownBy(() -> Archives.unpack(Archives.golden(name)))
                .isInstanceOf(UnsupportedArchiveException.class)
                .hasMessage(kind + ", which is not supported. " + remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, is of format 0.5; from before 2011, Unpack it with lrzip 0.6 and pack it again.",
        "0, 7, is of format 0.7, Unpack it with the lrzip 0.7 that made it.",
        "0, 12, is of format 0.12; made by lrzip-next, Unpack it with lrzip-next -d.",
        "1, 0, is of format 1.0, Only format 0.6 is read."
    })
    void shouldRefuseOtherFormatsByName(int major, int minor, String kind, String remedy) {
        byte[] archive = HELLO.clone();
        archive[4] = (byte) major;
        archive[5] = (byte) minor;
        assertThatThrownBy(() -> Archives.unpack(archive))
                .isInstanceOf(UnsupportedArchiveException.class)
                .hasMessage("This lrzip archive " + kind.replace(';', ',') + ", which is not supported. " + remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4d, NOT_LRZIP, 4, 'it is not an lrzip archive, which would start with LRZI'",
        "6, 0d, BAD_SIZE, 65, there are 12 bytes of content where 13 are stated",
        "6, 0b, BAD_SIZE, 65, there is more content than the 11 bytes stated",
        "24, 00, BAD_HEADER, 25, 'the width of the chunk''s fields is 0, not 1 to 8'",
        "25, 02, BAD_HEADER, 26, 'the flag of the last chunk is 2, not 0 or 1'",
        "27, 04, BAD_CHAIN, 31, the initial header of stream 0 is not empty",
        "30, 09, BAD_CHAIN, 35, 'no block is stated to start here, 8 bytes into the chunk'",
        "35, 02, BAD_BLOCK, 39, 'a block''s method is 2, which nobody defined'",
        "37, 0b, BAD_BLOCK, 39, a stored block states 10 packed and 11 plain bytes",
        "40, 0d, BAD_TOKEN, 65, a token asks for bytes that its stream does not have",
        "39, 01, BAD_TOKEN, 65, 'a match starts 0 bytes back, where the chunk has only 0'",
        "40, 0b, BAD_CHECKSUM, 65, where d4ddfd42 is stated",
        "45, 43, BAD_CHECKSUM, 65, 'a chunk''s CRC is d4ddfd42 where d4ddfd43 is stated'",
        "65, 00, BAD_CHECKSUM, 81, 'the content''s MD5 is 6f5902ac237024bdd0c176cb93063dc4 where 0059'"
    })
    void shouldNameTheFaultAndItsPlace(int at, String value, Reason reason, long offset, String fault) {
        byte[] archive = HELLO.clone();
        archive[at] = HexFormat.of().parseHex(value)[0];

        CorruptArchiveException failure =
                catchThrowableOfType(CorruptArchiveException.class, () -> Archives.unpack(archive));

        assertThat(failure).hasMessageContaining(fault);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.offset()).isEqualTo(offset);
    }

    @Test
    void shouldRefuseEveryShorterArchive() {
        byte[] archive = Archives.golden("lzma.lrz");
        for (int length = 0; length < archive.length; length += length < 100 ? 1 : 37) {
            byte[] shorter = Arrays.copyOf(archive, length);
            assertThatThrownBy(() -> Archives.unpack(shorter)).isInstanceOf(CorruptArchiveException.class);
        }
    }

    @Test
    void shouldSayThatAnArchiveIsCutShort() {
        assertThatThrownBy(() -> Archives.unpack(Arrays.copyOf(HELLO, 60)))
                .hasMessage("The lrzip archive is corrupt at byte 60: it ends within a block. "
                        + "Fetch it again, or use another archive.");
    }

    @Test
    void shouldRefuseWhatFollowsTheEnd() {
        assertThatThrownBy(() -> Archives.unpack(Arrays.copyOf(HELLO, HELLO.length + 1)))
                .hasMessageContaining("the archive ends here, but the file goes on");
    }

    @Test
    void shouldStayFailed() throws IOException {
        byte[] archive = HELLO.clone();
        archive[50] ^= 1;
        try (LrzipInputStream in = open(archive)) {
            Throwable first = catchThrowableOfType(CorruptArchiveException.class, in::readAllBytes);
            assertThatThrownBy(in::read).isSameAs(first);
        }
    }

    @Test
    void shouldStopAtTheLimitOfContent() {
        LrzipReadOptions options = LrzipReadOptions.defaults().withPlainLimit(11);
        assertThatThrownBy(() -> Archives.unpack(HELLO, options))
                .isInstanceOf(ExpansionLimitException.class)
                .hasMessage("The lrzip archive holds more than the 11 bytes that are allowed. "
                        + "Raise the limit if it comes from a source you trust.");
    }

    @Test
    void shouldStopABombThatStatesNoSize() throws IOException {
        byte[] archive = Archives.pack(new byte[60_000_000]);
        Arrays.fill(archive, 6, 14, (byte) 0);
        LrzipReadOptions options = LrzipReadOptions.defaults().withPlainLimit(1_000_000);

        assertThat(archive.length).isLessThan(10_000);
        try (LrzipInputStream in = new LrzipInputStream(new ByteArrayInputStream(archive), options)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(ExpansionLimitException.class);
        }
    }

    @Test
    void shouldKeepAChunkLargerThanMemoryInAFileAndSaySo() throws Exception {
        byte[] noise = Archives.corpus(Corpus.RANDOM, 12_000_000);
        byte[] plain = Arrays.copyOf(noise, 24_000_000);
        System.arraycopy(noise, 0, plain, 12_000_000, 12_000_000);
        byte[] packed = new NativeLrzip(folder).pack(plain, "-n");
        List<String> notices = new ArrayList<>();
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        LrzipReadOptions options = LrzipReadOptions.defaults()
                .withMemoryLimit(LrzipReadOptions.LEAST_MEMORY)
                .withTemporaryFolder(temporary)
                .withNotices(notices::add);

        assertThat(Archives.unpack(packed, options)).isEqualTo(plain);
        assertThat(notices)
                .containsExactlyInAnyOrder(
                        "8388608 bytes of memory do not hold the blocks that come before their tokens; a temporary file in "
                                + temporary + " does.",
                        "8388608 bytes of memory do not hold a chunk of this archive; a temporary file in " + temporary
                                + " does.");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldNeedNoFileForOurOwnArchives() throws IOException {
        byte[] plain = Archives.corpus(Corpus.FAR, 40_000_000);
        long memory = 24 << 20;
        byte[] packed = Archives.pack(
                plain, LrzipWriteOptions.defaults().withMemory(memory).withThreads(1));
        List<String> notices = new ArrayList<>();

        byte[] again = Archives.unpack(
                packed, LrzipReadOptions.defaults().withMemoryLimit(2 * memory).withNotices(notices::add));

        assertThat(again).isEqualTo(plain);
        assertThat(notices).isEmpty();
    }

    private static LrzipInputStream open(byte[] archive) {
        return new LrzipInputStream(new ByteArrayInputStream(archive), LrzipReadOptions.defaults());
    }
}
