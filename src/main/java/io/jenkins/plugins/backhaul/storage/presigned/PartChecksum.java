package io.jenkins.plugins.backhaul.storage.presigned;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/** What a store compares a part with before it accepts it; sent in a header that the signature covers. */
public enum PartChecksum {
    /** Amazon S3's own choice; cheap. */
    CRC32("x-amz-checksum-crc32") {
        @Override
        byte[] of(List<ByteBuffer> content) {
            CRC32 crc = new CRC32();
            content.forEach(block -> crc.update(block.duplicate()));
            return ByteBuffer.allocate(Integer.BYTES)
                    .putInt((int) crc.getValue())
                    .array();
        }
    },
    /** RFC 1864; every store since the first knows it. */
    MD5("Content-MD5") {
        @Override
        byte[] of(List<ByteBuffer> content) {
            MessageDigest md5 = Digests.start("MD5");
            content.forEach(block -> md5.update(block.duplicate()));
            return md5.digest();
        }
    };

    private final String header;

    PartChecksum(String header) {
        this.header = header;
    }

    /** The header that carries it. */
    public String header() {
        return header;
    }

    /** The header's value for these bytes. */
    String encode(List<ByteBuffer> content) {
        return Base64.getEncoder().encodeToString(of(content));
    }

    abstract byte[] of(List<ByteBuffer> content);
}
