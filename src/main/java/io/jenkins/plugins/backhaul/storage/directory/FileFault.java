package io.jenkins.plugins.backhaul.storage.directory;

import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why the file system refused. */
final class FileFault {
    private FileFault() {}

    /** @param action to begin a sentence: {@code "Reading /backups/x"} */
    static StorageException explain(String action, IOException failure) {
        if (failure instanceof StorageException already) {
            return already;
        }
        return new StorageException(action + " failed: " + reason(failure) + ".", failure);
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "not allowed; give this user read and write access";
        }
        if (failure instanceof NoSuchFileException) {
            return "it is gone; somebody removed it meanwhile";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return "there is a file where a folder is needed; choose another name";
        }
        String said = failure instanceof FileSystemException fault ? fault.getReason() : failure.getMessage();
        String known = String.valueOf(said);
        return known.contains("No space left") ? "the disk is full; make room" : known;
    }
}
