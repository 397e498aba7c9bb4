package io.jenkins.plugins.backhaul.lrzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.bench.corpus.Corpus;
import io.jenkins.plugins.backhaul.testkit.NativeLrzip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ours and the native program read each other's archives. */
class InteroperationTest {
    @TempDir
    Path folder;

    private NativeLrzip lrzip;

    @BeforeEach
    void install() {
        lrzip = new NativeLrzip(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-L7", "-L1", "-L9", "-n", "-b", "-g", "-l", "-n -U", "-U", "-p1", "-w 1", "-l -p1", "-b -L9", "-g -L1",
                "-N 5"
            })
    void shouldReadWhatNativeOptionsMake(String options) throws Exception {
        byte[] plain = mixed(1_500_000);

        byte[] packed = lrzip.pack(plain, options.split(" "));

        assertThat(Archives.unpack(packed)).isEqualTo(plain);
    }

    @Test
    void shouldReadWhatTheNativeFilterMakes() throws Exception {
        byte[] plain = mixed(300_000);

        assertThat(Archives.unpack(lrzip.filter(plain))).isEqualTo(plain);
    }

    @Test
    void shouldReadManyNativeChunks() throws Exception {
        // Standard input and -m 1 leave the native program 17 MB for a chunk.
        byte[] plain = mixed(40_000_000);

        byte[] packed = lrzip.filter(plain, "-n", "-m", "1");

        assertThat(Archives.unpack(packed)).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void shouldWriteWhatNativeReads(Level level) throws Exception {
        byte[] plain = mixed(3_000_000);

        byte[] packed = Archives.pack(plain, LrzipWriteOptions.defaults().withLevel(level));

        assertThat(lrzip.unpack(packed)).isEqualTo(plain);
        assertThat(lrzip.filter(packed, "-d")).isEqualTo(plain);
        assertThat(lrzip.describe(packed, "-t")).contains("[OK]");
        assertThat(lrzip.describe(packed, "-i")).contains("MD5");
    }

    @ParameterizedTest
    @EnumSource(Corpus.class)
    void shouldWriteEveryCorpusForNative(Corpus corpus) throws Exception {
        byte[] plain = Archives.corpus(corpus, 6_000_000);

        byte[] packed = Archives.pack(plain);

        assertThat(lrzip.unpack(packed)).isEqualTo(plain);
        assertThat(Archives.unpack(packed)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 2, 30, 31, 32, 63, 64, 65, 127, 128, 129, 4095, 65_534, 65_535, 65_536, 131_070, 131_071})
    void shouldAgreeAroundTokenBoundaries(int size) throws Exception {
        byte[] plain = new byte[size];
        new Random(size).nextBytes(plain);

        assertThat(Archives.unpack(lrzip.pack(plain))).isEqualTo(plain);
        assertThat(lrzip.unpack(Archives.pack(plain))).isEqualTo(plain);
        assertThat(lrzip.unpack(Archives.pack(new byte[size]))).isEqualTo(new byte[size]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_048_575, 1_048_576, 1_048_577, 3_599_999, 3_600_000, 3_600_001, 7_200_000, 7_200_001})
    void shouldAgreeAroundPieceAndBlockBoundaries(int size) throws Exception {
        byte[] plain = new byte[size];
        new Random(size).nextBytes(plain);

        byte[] packed = Archives.pack(plain);

        assertThat(lrzip.unpack(packed)).isEqualTo(plain);
        assertThat(lrzip.describe(packed, "-i")).contains("MD5");
        assertThat(Archives.unpack(packed)).isEqualTo(plain);
    }

    @Test
    void shouldReadOffsetsThatNativeCutOffAndCannotReadItself() throws Exception {
        byte[] plain = Archives.corpus(Corpus.RANDOM, 65_534);

        byte[] packed = lrzip.pack(plain);

        assertThatThrownBy(() -> lrzip.unpack(packed)).hasMessageContaining("lrzip failed");
        assertThat(Archives.unpack(packed)).isEqualTo(plain);
    }

    @Test
    void shouldSlideTheWindowForNative() throws Exception {
        // A window of a few MiB slides over content that repeats just within and just beyond its reach.
        byte[] period = Archives.corpus(Corpus.RANDOM, 5_000_000);
        byte[] plain = Arrays.copyOf(period, 30_000_000);
        for (int at = period.length; at < plain.length; at += period.length) {
            System.arraycopy(period, 0, plain, at, period.length);
        }

        byte[] packed = Archives.pack(
                plain, LrzipWriteOptions.defaults().withMemory(24 << 20).withThreads(1));

        assertThat(packed.length).isLessThan(6_000_000);
        assertThat(lrzip.unpack(packed)).isEqualTo(plain);
        assertThat(Archives.unpack(packed)).isEqualTo(plain);
    }

    private static byte[] mixed(int size) throws IOException {
        byte[] plain = Archives.corpus(Corpus.CMS, size);
        byte[] noise = Archives.corpus(Corpus.RANDOM, size / 10);
        System.arraycopy(noise, 0, plain, size / 2, noise.length);
        System.arraycopy(plain, 0, plain, size - size / 5, size / 5);
        return plain;
    }
}
