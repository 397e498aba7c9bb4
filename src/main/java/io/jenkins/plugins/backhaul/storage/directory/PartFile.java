package io.jenkins.plugins.backhaul.storage.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hidden file beside an object that is being written. One name for one object, so that it is also the claim to it. */
final class PartFile {
    private static final String SUFFIX = ".part";
    private static final int NAME_BYTES = 16;

    private PartFile() {}

    /** A digest of the object's name, because a longer name than the object's own may not fit. */
    static Path of(Path target) {
        byte[] digest = sha256().digest(target.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        String name = HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        return target.resolveSibling(Folder.HIDDEN + name + SUFFIX);
    }

    static boolean isOne(Path path) {
        return Folder.isHidden(path) && path.toString().endsWith(SUFFIX);
    }

    /** Lower-case hexadecimal. */
    static String hexSha256(ByteBuffer bytes) {
        MessageDigest digest = sha256();
        digest.update(bytes);
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
