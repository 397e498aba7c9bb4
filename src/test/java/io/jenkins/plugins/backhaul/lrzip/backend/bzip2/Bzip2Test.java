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

    /** Runs of 251s are cut after 255 of them, and the other 251 are counted by one more. */
    @ParameterizedTest
    @ValueSource(ints = {255, 510, 102_000})
    void shouldAgreeOnABlockOfOneValue(int size) throws IOException {
        byte[] plain = new byte[size];
        Arrays.fill(plain, (byte) 251);

        assertAgreed(plain);
    }

    @Test
    void shouldAgreeOnEveryShortBlockOfFewValues() throws IOException {
        for (int size = 1; size <= 7; size++) {
            byte[] plain = new byte[size];
            for (int number = 0; number < Math.pow(3, size); number++) {
                for (int i = 0, left = number; i < size; i++, left /= 3) {
                    plain[i] = (byte) (left % 3 * 100);
                }
                assertAgreedOrDeclined(plain);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 20})
    void shouldAgreeOnManyTurns(int values) throws IOException {
        byte[] plain = new byte[300_000];
        Random random = new Random(values);
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) random.nextInt(values);
        }

        assertAgreed(plain);
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

    /** Rotations of a block such as abab have no order, and it is declined. */
    private void assertAgreedOrDeclined(byte[] plain) throws IOException {
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        if (writer.write(plain, plain.length, ours)) {
            assertThat(unpack(ours.toByteArray(), plain.length)).isEqualTo(plain);
            assertAgreed(plain);
        } else {
            assertThat(new String(plain, US_ASCII)).matches("(.+)\\1+");
        }
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
