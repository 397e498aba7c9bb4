package io.jenkins.plugins.backhaul.media.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The MD5 of a file, which is the ETag of an object that was sent in one piece. It tells changes apart and guards nothing. */
final class Md5 {
    private Md5() {}

    /** Lower-case hexadecimal. */
    static String of(InputStream bytes) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
