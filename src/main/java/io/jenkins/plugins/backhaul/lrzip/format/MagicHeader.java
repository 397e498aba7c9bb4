package io.jenkins.plugins.backhaul.lrzip.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jenkins.plugins.backhaul.lrzip.fault.CorruptArchiveException.Reason;
import io.jenkins.plugins.backhaul.lrzip.fault.UnsupportedArchiveException;
import java.io.IOException;
import java.util.Arrays;

/**
 * The first 24 bytes of an archive.
 *
 * @param plainSize bytes of content; 0 when it was not known
 * @param lzmaProperties the properties byte of LZMA blocks: (pb * 5 + lp) * 9 + lc, 0 to 224
 * @param dictionarySize of LZMA blocks in bytes; 0 when there are none. A native reader refuses blocks made with a larger
 *     one
 * @param md5 whether the archive ends in the MD5 of its content
 */
public record MagicHeader(long plainSize, int lzmaProperties, long dictionarySize, boolean md5) {
    private static final byte[] MAGIC = "LRZI".getBytes(US_ASCII);
    private static final int MAJOR = 0;
    private static final int MINOR = 6;
    private static final int LARGEST_PROPERTIES = (4 * 5 + 4) * 9 + 8;

    /**
     * Reads the header of an archive of format 0.6.
     *
     * @throws UnsupportedArchiveException when it is another lrzip's, naming which
     */
    public static MagicHeader read(FieldReader in) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        in.readBytes(magic, 0, magic.length, "the magic header");
        if (!Arrays.equals(magic, MAGIC)) {
            throw in.corrupt(Reason.NOT_LRZIP, "it is not an lrzip archive, which would start with LRZI");
        }
        checkVersion(in.readByte("the major version"), in.readByte("the minor version"));
        byte[] sizeOrSalt = new byte[8];
        in.readBytes(sizeOrSalt, 0, 8, "the size");
        in.readNumber(2, "the unused bytes");
        int properties = in.readByte("the LZMA properties");
        long dictionary = in.readNumber(4, "the dictionary size");
        int hash = in.readByte("the hash flag");
        int encryption = in.readByte("the encryption flag");
        in.readByte("the last unused byte");
        if (encryption != 0) {
            throw new UnsupportedArchiveException("is encrypted", "Decrypt it with lrzip -d and its password.");
        }
        if (properties > LARGEST_PROPERTIES) {
            throw in.corrupt(Reason.BAD_HEADER, "the LZMA properties are " + properties + ", more than 224");
        }
        return new MagicHeader(size(sizeOrSalt, in), properties, dictionary, hash == 1);
    }

    /** The header's 24 bytes. */
    public byte[] toBytes() {
        FieldWriter out = new FieldWriter();
        for (byte letter : MAGIC) {
            out.put(letter);
        }
        return out.put(MAJOR)
                .put(MINOR)
                .put(plainSize, 8)
                .put(0, 2)
                .put(lzmaProperties)
                .put(dictionarySize, 4)
                .put(md5 ? 1 : 0)
                .put(0)
                .put(0)
                .toByteArray();
    }

    private static long size(byte[] field, FieldReader in) throws IOException {
        long size = 0;
        for (int i = 0; i < field.length; i++) {
            size |= (field[i] & 0xFFL) << (8 * i);
        }
        if (size < 0) {
            throw in.corrupt(Reason.BAD_HEADER, "the size is beyond 2^63");
        }
        return size;
    }

    private static void checkVersion(int major, int minor) throws UnsupportedArchiveException {
        if (major == MAJOR && minor == MINOR) {
            return;
        }
        String version = "is of format " + major + "." + minor;
        if (major != MAJOR) {
            throw new UnsupportedArchiveException(version, "Only format 0.6 is read.");
        }
        if (minor < MINOR) {
            throw new UnsupportedArchiveException(
                    version + ", from before 2011", "Unpack it with lrzip 0.6 and pack it again.");
        }
        if (minor == MINOR + 1) {
            throw new UnsupportedArchiveException(version, "Unpack it with the lrzip 0.7 that made it.");
        }
        throw new UnsupportedArchiveException(version + ", made by lrzip-next", "Unpack it with lrzip-next -d.");
    }
}
