package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

/** bzip2's checksum: the polynomial of CRC-32, but with each byte's highest bit first. */
final class Bzip2Crc {
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int AT_ONCE = 4;
    private static final int[][] TABLES = tables();

    private int register = -1;

    void update(byte[] bytes, int from, int to) {
        int crc = register;
        int i = from;
        for (; i + AT_ONCE <= to; i += AT_ONCE) {
            crc ^= (bytes[i] << 24)
                    | ((bytes[i + 1] & 0xFF) << 16)
                    | ((bytes[i + 2] & 0xFF) << 8)
                    | (bytes[i + 3] & 0xFF);
            crc = TABLES[3][crc >>> 24]
                    ^ TABLES[2][(crc >>> 16) & 0xFF]
                    ^ TABLES[1][(crc >>> 8) & 0xFF]
                    ^ TABLES[0][crc & 0xFF];
        }
        for (; i < to; i++) {
            crc = (crc << 8) ^ TABLES[0][(crc >>> 24) ^ (bytes[i] & 0xFF)];
        }
        register = crc;
    }

    int value() {
        return ~register;
    }

    /** The checksum of a stream, of which the next block has that checksum. */
    static int combined(int stream, int block) {
        return Integer.rotateLeft(stream, 1) ^ block;
    }

    private static int[][] tables() {
        int[][] tables = new int[AT_ONCE][256];
        for (int i = 0; i < 256; i++) {
            int crc = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc << 1) ^ (crc < 0 ? POLYNOMIAL : 0);
            }
            tables[0][i] = crc;
        }
        for (int i = 0; i < 256; i++) {
            for (int t = 1; t < AT_ONCE; t++) {
                tables[t][i] = (tables[t - 1][i] << 8) ^ tables[0][tables[t - 1][i] >>> 24];
            }
        }
        return tables;
    }
}
