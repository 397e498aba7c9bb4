package io.jenkins.plugins.backhaul.storage.directory;

import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.OwnerOnly;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import io.jenkins.plugins.backhaul.storage.Upload;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes a hidden file beside the object's place and links it there when it is complete and on the disk. */
final class DirectoryUpload implements Upload {
    private static final int PIECE = 16 << 20;
    private static final Set<StandardOpenOption> NEW =
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final DirectoryStore store;
    private final ObjectKey key;
    private final Path target;
    private final Path part;
    private final FileChannel file;
    private long length;
    private int openReservations;
    private boolean ended;
    private boolean closed;

    private DirectoryUpload(DirectoryStore store, ObjectKey key, Path target, FileChannel file) {
        this.store = store;
        this.key = key;
        this.target = target;
        this.part = PartFile.of(target);
        this.file = file;
    }

    static DirectoryUpload start(DirectoryStore store, ObjectKey key, Path target) throws StorageException {
        Path part = PartFile.of(target);
        try {
            FileChannel file = FileChannel.open(part, NEW, OwnerOnly.attributes(part));
            return new DirectoryUpload(store, key, target, file);
        } catch (FileAlreadyExistsException e) {
            throw new ObjectExistsException("Somebody else is writing " + store.locate(key)
                    + ". Wait for them, or sweep unfinished uploads if that process is gone.");
        } catch (IOException e) {
            throw FileFault.explain("Starting " + store.locate(key), e);
        }
    }

    static ObjectExistsException alreadyThere(String location) {
        return new ObjectExistsException(
                "There is an object " + location + " already; it was left as it is. Choose another name.");
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws StorageException {
        requireUsable();
        writeAt(length, ByteBuffer.wrap(bytes, offset, count));
        length += count;
    }

    @Override
    public Reservation reserve(int count) throws StorageException {
        requireUsable();
        long position = length;
        length += count;
        openReservations++;
        return new OpenReservation(position, count);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Committed commit() throws StorageException {
        requireUsable();
        if (openReservations > 0) {
            throw new IllegalStateException(openReservations + " reserved places were not filled");
        }
        ended = true;
        try {
            file.force(true);
            List<SentPiece> pieces = hashes();
            publish();
            StoredObject object = Folder.describe(key, target);
            return new Committed(object, pieces);
        } catch (FileAlreadyExistsException e) {
            throw alreadyThere(store.locate(key));
        } catch (IOException e) {
            throw FileFault.explain("Publishing " + store.locate(key), e);
        }
    }

    @Override
    public void close() throws StorageException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            file.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw FileFault.explain("Removing the unfinished " + store.locate(key), e);
        }
    }

    /** Read back from the file, because reserved places are filled out of order. */
    private List<SentPiece> hashes() throws IOException {
        List<SentPiece> pieces = new ArrayList<>();
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, length));
        long position = 0;
        do {
            piece.clear();
            while (piece.hasRemaining() && position + piece.position() < length) {
                if (file.read(piece, position + piece.position()) < 0) {
                    throw new EOFException("it is shorter than what was written; somebody cut it");
                }
            }
            pieces.add(new SentPiece(piece.position(), PartFile.hexSha256(piece.flip())));
            position += piece.limit();
        } while (position < length);
        return pieces;
    }

    private void publish() throws IOException {
        try {
            Files.createLink(target, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Some file systems have no hard links. The hidden file is our claim, so nobody of ours comes between.
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(part);
        FolderSync.force(target.getParent());
    }

    private void writeAt(long position, ByteBuffer bytes) throws StorageException {
        try {
            long at = position;
            while (bytes.hasRemaining()) {
                at += file.write(bytes, at);
            }
        } catch (IOException e) {
            ended = true;
            throw FileFault.explain("Writing " + store.locate(key), e);
        }
    }

    private void requireUsable() throws StorageException {
        if (ended || closed) {
            throw new StorageException("The upload of " + store.locate(key) + " has ended; start a new one.");
        }
    }

    private final class OpenReservation implements Reservation {
        private final long position;
        private final int size;
        private boolean filled;

        OpenReservation(long position, int size) {
            this.position = position;
            this.size = size;
        }

        @Override
        public void fill(byte[] bytes) throws StorageException {
            requireUsable();
            if (filled || bytes.length != size) {
                throw new IllegalArgumentException("A place of " + size + " bytes was given " + bytes.length + " bytes"
                        + (filled ? ", after it was filled" : ""));
            }
            filled = true;
            openReservations--;
            writeAt(position, ByteBuffer.wrap(bytes));
        }
    }
}
