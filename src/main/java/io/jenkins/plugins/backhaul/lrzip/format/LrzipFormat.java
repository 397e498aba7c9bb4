package io.jenkins.plugins.backhaul.lrzip.format;

/**
 * Constants of lrzip 0.6. All integers are little-endian.
 *
 * @see <a href="https://github.com/ckolivas/lrzip/blob/v0.651/doc/magic.header.txt">magic.header.txt</a>
 */
public final class LrzipFormat {
    /** Bytes of the magic header. */
    public static final int MAGIC_LENGTH = 24;
    /** Bytes of the MD5 that ends an archive whose header says so. */
    public static final int MD5_LENGTH = 16;

    /** The stream that holds tokens. */
    public static final int TOKENS = 0;
    /** The stream that holds literal bytes. */
    public static final int LITERALS = 1;
    /** Streams of a chunk. */
    public static final int STREAMS = 2;

    /** Block method: the bytes as they are. */
    public static final int STORED = 3;
    /** Block method: a {@code BZh} stream. */
    public static final int BZIP2 = 4;
    /** Block method: LZO1X. */
    public static final int LZO = 5;
    /** Block method: LZMA without header and without end mark. */
    public static final int LZMA = 6;
    /** Block method: a zlib stream (RFC 1950). */
    public static final int ZLIB = 7;
    /** Block method: ZPAQ. */
    public static final int ZPAQ = 8;

    /** Bytes of a token's kind and length. */
    public static final int TOKEN_HEAD_LENGTH = 3;
    /** The longest run one token can stand for. */
    public static final int LONGEST_RUN = 65_535;
    /** Bytes of the checksum behind a chunk's last token. */
    public static final int CRC_LENGTH = 4;

    /** The LZMA properties byte of every native archive: lc 3, lp 0, pb 2. */
    public static final int LZMA_PROPERTIES = 0x5D;
    /** The smallest dictionary that LZMA knows. */
    public static final int SMALLEST_DICTIONARY = 4096;

    private LrzipFormat() {}
}
