package io.jenkins.plugins.backhaul.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartHashesTest {
    private final List<Content> recorded =
            Stream.of("0123", "4567", "89").map(PartHashesTest::contentOf).toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10})
    void shouldKnowWhatWasRecordedHoweverItArrives(int atOnce) {
        assertThat(compared("0123456789", atOnce)).isTrue();
    }

    @Test
    void shouldSeeEveryDifference() {
        assertThat(compared("0123456788", 3)).isFalse();
        assertThat(compared("x123456789", 3)).isFalse();
        assertThat(compared("012345678", 3)).isFalse();
        assertThat(compared("01234567890", 3)).isFalse();
        assertThat(compared("", 3)).isFalse();
    }

    private boolean compared(String text, int atOnce) {
        byte[] bytes = text.getBytes(UTF_8);
        PartHashes hashes = new PartHashes(recorded);
        for (int at = 0; at < bytes.length; at += atOnce) {
            hashes.update(bytes, at, Math.min(atOnce, bytes.length - at));
        }
        return hashes.areEqual();
    }

    private static Content contentOf(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Content(bytes.length, HexFormat.of().formatHex(Sha256.start().digest(bytes)));
    }
}
