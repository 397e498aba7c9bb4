package io.jenkins.plugins.backhaul.lrzip.rzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
    private static final int SEGMENT = 1 << 16;

    private final List<Long> evicted = new ArrayList<>();
    private final Window window = new Window(3, 16, (position, segment) -> evicted.add(position));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 65_535, 65_536, 70_000})
    void shouldRepeatAsByteByByte(int distance) throws IOException {
        byte[] expected = Arrays.copyOf(noise(70_000), 70_000 + 65_535);
        for (int i = 70_000; i < expected.length; i++) {
            expected[i] = expected[i - distance];
        }

        window.append(expected, 0, 70_000);
        window.repeat(distance, 65_535);

        assertThat(content(0, expected.length)).isEqualTo(expected);
    }

    @Test
    void shouldGiveUpWholeSegments() throws IOException {
        byte[] bytes = noise(5 * SEGMENT + 1);
        window.append(bytes, 0, bytes.length);

        assertThat(evicted).containsExactly(0L, (long) SEGMENT, 2L * SEGMENT);
        assertThat(window.start()).isEqualTo(3L * SEGMENT);
        assertThat(content(3 * SEGMENT, 2 * SEGMENT + 1))
                .isEqualTo(Arrays.copyOfRange(bytes, 3 * SEGMENT, 5 * SEGMENT + 1));
    }

    @Test
    void shouldCompareAcrossSegments() throws IOException {
        byte[] half = noise(90_000);
        window.append(half, 0, half.length);
        window.append(half, 0, half.length);

        assertThat(window.commonLength(0, 90_000, 90_000)).isEqualTo(90_000);
        assertThat(window.commonLength(1, 90_000, 1000)).isLessThan(3);
        assertThat(window.commonLengthBefore(90_000, 180_000, 90_000)).isEqualTo(90_000);
        assertThat(window.holds(90_000, half, 0, half.length)).isTrue();
        half[80_000]++;
        assertThat(window.holds(90_000, half, 0, half.length)).isFalse();
    }

    private byte[] content(int from, int length) {
        byte[] content = new byte[length];
        window.read(from, content, 0, length);
        return content;
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
