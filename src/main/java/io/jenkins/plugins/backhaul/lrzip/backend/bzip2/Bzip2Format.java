package io.jenkins.plugins.backhaul.lrzip.backend.bzip2;

/**
 * Constants of bzip2.
 *
 * @see <a href="https://github.com/dsnet/compress/blob/master/doc/bzip2-format.pdf">The bzip2 format, by Joe Tsai</a>
 */
final class Bzip2Format {
    static final int BYTES_PER_LEVEL = 100_000;
    /** The reference encoder leaves so many bytes of a block unused, and some decoders count on it. */
    static final int SPARE = 19;

    static final long BLOCK_MAGIC = 0x314159265359L;
    static final long END_MAGIC = 0x177245385090L;
    static final int MAGIC_BITS = 48;
    static final int CRC_BITS = 32;
    static final int ORIGIN_BITS = 24;

    /** Equal bytes after which a count follows. */
    static final int RUN_BEFORE_COUNT = 4;

    static final int LONGEST_RUN = 255;

    static final int RUN_A = 0;
    static final int RUN_B = 1;
    static final int MOST_SYMBOLS = 258;

    static final int FEWEST_TABLES = 2;
    static final int MOST_TABLES = 6;
    static final int GROUP = 50;
    static final int MOST_SELECTORS = 18_002;
    static final int LONGEST_CODE = 20;

    private Bzip2Format() {}
}
