package io.jenkins.plugins.backhaul.storage.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes a name that was just given to a file survive a loss of power. */
final class FolderSync {
    private FolderSync() {}

    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (FileSystemException e) {
            // Not every system opens folders, Windows for one; there the file system's journal keeps the name.
            return;
        }
    }
}
