package io.jenkins.plugins.backhaul.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeCrc32Test {
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 5", "5, 0", "1, 1", "1000, 1", "1, 1000", "65537, 1048577"})
    void shouldEqualTheCrcOfBothPiecesRead(int first, int second) {
        byte[] bytes = new byte[first + second];
        new Random(first + 31L * second).nextBytes(bytes);

        int combined = WholeCrc32.combine(crc(bytes, 0, first), crc(bytes, first, second), second);

        assertThat(combined).isEqualTo(crc(bytes, 0, bytes.length));
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
