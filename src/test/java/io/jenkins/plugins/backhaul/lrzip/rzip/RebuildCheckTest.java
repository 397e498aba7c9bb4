package io.jenkins.plugins.backhaul.lrzip.rzip;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.lrzip.fault.VerificationException;
import io.jenkins.plugins.backhaul.lrzip.format.ChunkCrc;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A match finder may err as it likes: nothing of it passes. */
class RebuildCheckTest {
    private static final int HALF = 1000;

    private final Window window = new Window(4, 20, (position, segment) -> {});
    private final LiteralBlocks literals = new LiteralBlocks(() -> new byte[700]);
    private final TokenWriter tokens = new TokenWriter(window, 4, literals);
    private final RebuildCheck check = new RebuildCheck(window, 4, tokens, literals);
    private final byte[] content = new byte[HALF];

    @BeforeEach
    void fillWindow() throws IOException {
        new Random(8).nextBytes(content);
        window.append(content, 0, HALF);
        window.append(content, 0, HALF);
    }

    @Test
    void shouldPassRightTokens() throws IOException {
        tokens.literals(0, HALF);
        tokens.match(HALF, HALF);
        check.check();
        literals.takeFull();
        ChunkCrc crc = new ChunkCrc();
        window.update(crc, 0, 2 * HALF);
        tokens.end(crc.value());

        assertThatCode(check::checkEnd).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAWrongDistance() {
        tokens.literals(0, HALF);
        tokens.match(HALF - 1, HALF);

        assertRefused("near byte 1000 of a chunk, a match differs");
    }

    @Test
    void shouldRefuseADistanceBeyondTheStart() {
        tokens.literals(0, HALF);
        tokens.match(HALF + 1, HALF);

        assertRefused("a match starts 1001 bytes back, where the chunk has only 1000");
    }

    @Test
    void shouldRefuseAMatchThatIsTooLong() {
        tokens.literals(0, HALF);
        tokens.match(HALF, HALF + 1);

        assertRefused("tokens go on behind the content");
    }

    @Test
    void shouldRefuseAGap() {
        tokens.literals(0, HALF);
        tokens.match(HALF, HALF - 1);

        assertRefused("a token asks for bytes that its stream does not have");
    }

    @Test
    void shouldRefuseOtherLiterals() {
        tokens.literals(0, HALF - 1);
        literals.open()[5] ^= 1;
        tokens.literals(HALF - 1, HALF + 1);

        assertRefused("literals differ");
    }

    @Test
    void shouldRefuseAWrongChecksum() throws IOException {
        tokens.literals(0, 2 * HALF);
        check.check();
        literals.takeFull();
        tokens.end(1);

        assertThatThrownBy(check::checkEnd)
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("where 00000001 is stated");
    }

    private void assertRefused(String difference) {
        assertThatThrownBy(check::check)
                .isInstanceOf(VerificationException.class)
                .hasMessageStartingWith("The archive being written would not decode to its content: ")
                .hasMessageContaining(difference);
    }
}
