package io.jenkins.plugins.backhaul.media.folder;

import io.jenkins.plugins.backhaul.media.MediaObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file; instead of ending, it fails when the file is another one than at the beginning. */
final class UnchangedFile extends FilterInputStream {
    private final FolderPlace place;
    private final MediaObject object;
    private final Path file;

    UnchangedFile(FolderPlace place, MediaObject object, Path file) throws IOException {
        super(Files.newInputStream(file));
        this.place = place;
        this.object = object;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        return orEnd(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return orEnd(super.read(target, offset, length));
    }

    private int orEnd(int result) throws IOException {
        if (result < 0) {
            place.requireUnchanged(object, file);
        }
        return result;
    }
}
