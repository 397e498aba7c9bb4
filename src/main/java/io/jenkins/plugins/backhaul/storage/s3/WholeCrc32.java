package io.jenkins.plugins.backhaul.storage.s3;

import io.jenkins.plugins.backhaul.storage.presigned.SentPart;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/**
 * The CRC-32 of a whole from those of its parts, by polynomial arithmetic over GF(2) modulo the CRC's polynomial (RFC 1952,
 * section 8): the first part's CRC is shifted by the length of the second, then both are added.
 */
final class WholeCrc32 {
    /** RFC 1952, bits reversed: the term of the highest degree is the lowest bit. */
    private static final int POLYNOMIAL = 0xEDB88320;

    /** The polynomial 1. */
    private static final int ONE = 1 << 31;

    /** x to the power of 8: shifts by one byte. */
    private static final int ONE_BYTE = 1 << 23;

    private WholeCrc32() {}

    /** As S3 writes it: base64 of the four bytes, highest first. */
    static String of(List<SentPart> parts) {
        int whole = 0;
        for (SentPart part : parts) {
            int crc = ByteBuffer.wrap(Base64.getDecoder().decode(part.part().checksum()))
                    .getInt();
            whole = combine(whole, crc, part.part().size());
        }
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES).putInt(whole).array());
    }

    static int combine(int first, int second, long lengthOfSecond) {
        int shift = ONE;
        int power = ONE_BYTE;
        for (long rest = lengthOfSecond; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                shift = multiply(shift, power);
            }
            power = multiply(power, power);
        }
        return multiply(first, shift) ^ second;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int term = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= term;
            }
            term = (term & 1) == 0 ? term >>> 1 : term >>> 1 ^ POLYNOMIAL;
        }
        return product;
    }
}
