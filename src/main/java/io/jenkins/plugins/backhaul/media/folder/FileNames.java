package io.jenkins.plugins.backhaul.media.folder;

import io.jenkins.plugins.backhaul.media.ObjectChangedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which keys of a bucket are files below a folder, and which. Nothing that a key says leads out of the folder. */
final class FileNames {
    /** Where bytes arrive before they are a file; no media of anybody. */
    static final String INCOMING = ".backhaul-incoming";

    /** NAME_MAX of Linux and macOS. */
    private static final int LONGEST_NAME_IN_BYTES = 255;

    /** PATH_MAX of Linux, less what the folder itself is called. */
    private static final int LONGEST_PATH_IN_BYTES = 4095;

    private static final List<String> NO_NAMES = List.of("", ".", "..");

    private final Path folder;

    FileNames(Path folder) {
        this.folder = folder;
    }

    Optional<String> refusal(String key) {
        for (String name : key.split("/", -1)) {
            if (NO_NAMES.contains(name)) {
                return Optional.of("a file's path has no empty, '.' or '..' part");
            }
            if (name.equals(INCOMING)) {
                return Optional.of("Backhaul itself uses that name");
            }
            if (bytes(name) > LONGEST_NAME_IN_BYTES) {
                return Optional.of("a file's name has at most " + LONGEST_NAME_IN_BYTES + " bytes");
            }
        }
        try {
            return bytes(folder.resolve(key).toString()) > LONGEST_PATH_IN_BYTES
                    ? Optional.of("a file's path has at most " + LONGEST_PATH_IN_BYTES + " bytes")
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of("files cannot be named so here; set LANG to a UTF-8 locale such as C.UTF-8");
        }
    }

    /** The file of a key. */
    Path file(String key) throws IOException {
        Optional<String> refusal = refusal(key);
        if (refusal.isPresent()) {
            throw new IOException("There can be no file " + key + " in " + folder + ": " + refusal.get() + ".");
        }
        return folder.resolve(key);
    }

    /** The file of a key which is listed; fails when a link has come into its path since. */
    Path present(String key) throws IOException {
        Path file = file(key);
        requireNoLink(file);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ObjectChangedException("The file " + file + " is no longer there.");
        }
        return file;
    }

    /** The file of a key which is to be written; makes its folder. */
    Path prepared(String key) throws IOException {
        Path file = file(key);
        requireNoLink(file);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** A link would lead out of the folder, whoever made it. */
    private void requireNoLink(Path file) throws IOException {
        for (Path each = file; !each.equals(folder); each = each.getParent()) {
            if (Files.isSymbolicLink(each)) {
                throw new IOException("The symbolic link " + each + " is in the way of " + file
                        + "; links are not followed. Put the files themselves there.");
            }
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
