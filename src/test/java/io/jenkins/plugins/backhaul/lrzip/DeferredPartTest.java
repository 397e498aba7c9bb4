package io.jenkins.plugins.backhaul.lrzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.bench.corpus.Corpus;
import io.jenkins.plugins.backhaul.lrzip.LrzipOutput.Deferred;
import io.jenkins.plugins.backhaul.testkit.NativeLrzip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeferredPartTest {
    @TempDir
    Path folder;

    private final MemoryOutput output = new MemoryOutput();

    @ParameterizedTest
    @ValueSource(ints = {1, 512, 65_535, 65_536, 3_000_000})
    void shouldFillAPartLater(int length) throws Exception {
        byte[] part = Archives.corpus(Corpus.CMS, length);
        byte[] rest = Archives.corpus(Corpus.BSON, 200_000);
        try (LrzipOutputStream out = new LrzipOutputStream(output, LrzipWriteOptions.defaults())) {
            Deferred place = out.defer(length);
            out.write(rest);
            place.fill(part);
            out.finish();
        }

        assertReadable(concatenated(part, rest));
    }

    @Test
    void shouldTakePartsAnywhereAndInAnyOrder() throws Exception {
        byte[] text = Archives.corpus(Corpus.CMS, 100_000);
        try (LrzipOutputStream out = new LrzipOutputStream(output, LrzipWriteOptions.defaults())) {
            Deferred first = out.defer(512);
            out.write(text);
            Deferred second = out.defer(700);
            Deferred third = out.defer(100);
            third.fill(new byte[100]);
            first.fill(Arrays.copyOf(text, 512));
            second.fill(Arrays.copyOf(text, 700));
            out.finish();
        }

        byte[] plain = concatenated(Arrays.copyOf(text, 512), text);
        assertReadable(concatenated(concatenated(plain, Arrays.copyOf(text, 700)), new byte[100]));
    }

    @Test
    void shouldStateTheExactSizeAndMd5WithoutParts() throws Exception {
        byte[] plain = Archives.corpus(Corpus.RANDOM, 20_000_000);
        try (LrzipOutputStream out = new LrzipOutputStream(output, LrzipWriteOptions.defaults())) {
            out.write(plain);
            out.finish();
        }

        assertReadable(plain);
        assertThat(new NativeLrzip(folder).describe(output.toByteArray(), "-i")).contains("20000000", "MD5");
    }

    @Test
    void shouldNotFinishWithAPartUnfilled() throws Exception {
        try (LrzipOutputStream out = new LrzipOutputStream(output, LrzipWriteOptions.defaults())) {
            out.defer(10);

            assertThatThrownBy(out::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("1 deferred parts of the archive were not filled");
        }
    }

    @Test
    void shouldRefuseAPartOfAnotherLength() throws Exception {
        try (LrzipOutputStream out = new LrzipOutputStream(output, LrzipWriteOptions.defaults())) {
            Deferred place = out.defer(10);

            assertThatThrownBy(() -> place.fill(new byte[11]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A deferred part of 10 bytes cannot hold 11");
        }
    }

    @Test
    void shouldRefusePartsOnAnOutputThatOnlyGoesForward() throws Exception {
        try (LrzipOutputStream out = new LrzipOutputStream(new ByteArrayOutputStream(), LrzipWriteOptions.defaults())) {
            assertThatThrownBy(() -> out.defer(10))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Only an output that can reserve takes deferred parts");
        }
    }

    private void assertReadable(byte[] plain) throws IOException, InterruptedException {
        byte[] packed = output.toByteArray();
        NativeLrzip lrzip = new NativeLrzip(folder);
        assertThat(Archives.unpack(packed)).isEqualTo(plain);
        assertThat(lrzip.unpack(packed)).isEqualTo(plain);
        assertThat(lrzip.filter(packed, "-d")).isEqualTo(plain);
        assertThat(lrzip.describe(packed, "-t")).contains("[OK]");
        assertThat(lrzip.describe(packed, "-i")).contains("Decompressed file size");
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
