package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.bench.corpus.Corpus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against an independent implementation both ways. */
class Bzip2Test {
    private final Bzip2Writer writer = new Bzip2Writer();

    @ParameterizedTest
    @EnumSource(names = {"PGBENCH", "SOURCE", "RANDOM", "BSON"})
    void shouldAgreeOnWhatIsNotRepetitive(Corpus corpus) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        corpus.write(plain, 2_000_000);

        assertAgreed(plain.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 254, 255, 256, 259, 260, 899_980, 899_981, 899_982})
    void shouldAgreeAroundEverySize(int size) throws IOException {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);

        assertAgreed(noise);
    }

    @Test
    void shouldAgreeOnRunsOfEveryLength() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int length = 1; length < 600; length++) {
            byte[] run = new byte[length];
            Arrays.fill(run, (byte) (length % 7));
            plain.writeBytes(run);
        }

        assertAgreed(plain.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 260, 70_000})
    void shouldReadWhatOthersMakeOfOneRun(int size) throws IOException {
        assertThat(unpack(packedByOthers(new byte[size]), size)).isEqualTo(new byte[size]);
    }

    @Test
    void shouldUseItsMemoryAgain() throws IOException {
        assertAgreed("first, and longer than the second".getBytes(US_ASCII));
        assertAgreed("second".getBytes(US_ASCII));
    }

    @Test
    void shouldDeclineWhatRepeatsTooMuch() throws IOException {
        byte[] period = new byte[3_000];
        new Random(1).nextBytes(period);
        byte[] plain = new byte[600_000];
        for (int at = 0; at < plain.length; at += period.length) {
            System.arraycopy(period, 0, plain, at, period.length);
        }

        assertThat(writer.write(plain, plain.length, new ByteArrayOutputStream()))
                .isFalse();
    }

    @Test
    void shouldNoticeAWrongChecksum() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        writer.write(new byte[] {1, 2, 3}, 3, packed);
        byte[] bytes = packed.toByteArray();
        bytes[11] ^= 1;

        assertThatThrownBy(() -> unpack(bytes, 3)).hasMessage("The checksum of a bzip2 block is wrong");
    }

    @Test
    void shouldNoticeAnEarlyEnd() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        writer.write(new byte[] {1, 2, 3}, 3, packed);
        byte[] bytes = Arrays.copyOf(packed.toByteArray(), packed.size() - 1);

        assertThatThrownBy(() -> unpack(bytes, 3)).hasMessage("A bzip2 stream ends before its end mark");
    }

    private void assertAgreed(byte[] plain) throws IOException {
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        assertThat(writer.write(plain, plain.length, ours)).isTrue();
        byte[] readByThem = new BZip2CompressorInputStream(new ByteArrayInputStream(ours.toByteArray())).readAllBytes();

        assertThat(readByThem).isEqualTo(plain);
        assertThat(unpack(ours.toByteArray(), plain.length)).isEqualTo(plain);
        assertThat(unpack(packedByOthers(plain), plain.length)).isEqualTo(plain);
    }

    private static byte[] packedByOthers(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] unpack(byte[] packed, int plainLength) throws IOException {
        return new Bzip2InputStream(new ByteArrayInputStream(packed), plainLength).readAllBytes();
    }
}
