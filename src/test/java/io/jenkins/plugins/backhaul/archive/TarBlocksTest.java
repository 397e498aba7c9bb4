package io.jenkins.plugins.backhaul.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarBlocksTest {
    private static final Instant TIME = Instant.parse("2026-11-20T03:15:00Z");

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 512, (1L << 33) - 1, 1L << 33, 1L << 50})
    void shouldHoldEverySizeInOneBlock(long size) {
        byte[] block = TarBlocks.header("bücher.sql", size, TIME);

        TarArchiveEntry read = new TarArchiveEntry(block);
        assertThat(block).hasSize(512);
        assertThat(read.getSize()).isEqualTo(size);
        assertThat(read.isFile()).isTrue();
        assertThat(read.getMode() & 0777).isEqualTo(0600);
    }

    @Test
    void shouldRefuseANameThatDoesNotFit() {
        assertThatThrownBy(() -> TarBlocks.header("ü".repeat(51), 1, TIME))
                .hasMessageStartingWith("The name of a member takes more than 100 bytes");
    }

    @Test
    void shouldPadToWholeBlocks() {
        assertThat(TarBlocks.padding(0)).isZero();
        assertThat(TarBlocks.padding(1)).isEqualTo(511);
        assertThat(TarBlocks.padding(512)).isZero();
        assertThat(TarBlocks.padding((1L << 40) + 5)).isEqualTo(507);
        assertThat(TarBlocks.roundedUp(513)).isEqualTo(1024);
    }
}
