package io.jenkins.plugins.backhaul.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The lock of one place that is deployed to: a file that exists while somebody deploys there and says who. It appears whole or
 * not at all. One deployment holds it, in this process or in any other of any machine that sees the folder.
 */
public final class DeploymentLock implements AutoCloseable {
    private final Path file;
    private Holder holder;

    private DeploymentLock(Path file, Holder holder) {
        this.file = file;
        this.holder = holder;
    }

    private static Path fileIn(Path records) {
        return records.resolve("lock.json");
    }

    /**
     * Takes the lock, unless somebody holds it.
     *
     * @param records the folder that it is kept in
     */
    static Optional<DeploymentLock> take(Path records, Holder holder) throws IOException {
        Path file = fileIn(records);
        Path written = written(file, holder);
        try {
            // A link, unlike a move, never replaces what is there; and the file is never seen half written.
            Files.createLink(file, written);
            return Optional.of(new DeploymentLock(file, holder));
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static Path written(Path file, Holder holder) throws IOException {
        return Files.writeString(file.resolveSibling("lock-" + holder.token() + ".tmp"), DeploymentJson.write(holder));
    }

    /** What stands in the lock; nothing when nobody holds it. */
    static Optional<String> read(Path records) throws IOException {
        try {
            return Optional.of(Files.readString(fileIn(records), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Who deploys there now, in words; nothing when nobody does.
     *
     * @param records the folder that the lock is kept in
     */
    public static Optional<String> shown(Path records) throws IOException {
        return read(records)
                .map(text -> DeploymentJson.holder(text).map(Holder::shown).orElse("somebody deploys"));
    }

    /**
     * Whether whoever holds it was killed on this machine; false when nobody holds it, or that cannot be seen.
     *
     * @param records the folder that the lock is kept in
     */
    public static boolean isLeftBehind(Path records) throws IOException {
        return read(records)
                .flatMap(DeploymentJson::holder)
                .filter(Holder::isGone)
                .isPresent();
    }

    /**
     * Removes a lock that nobody needs any more.
     *
     * @param seen what stood in it when that was found out; another one, taken meanwhile, is put back
     * @return whether it is gone
     */
    static boolean remove(Path records, String seen) throws IOException {
        Path file = fileIn(records);
        Path aside =
                file.resolveSibling("lock-broken-" + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return true;
        }
        boolean same = Files.readString(aside, StandardCharsets.UTF_8).equals(seen);
        if (!same) {
            Files.createLink(file, aside);
        }
        Files.delete(aside);
        return same;
    }

    /** Notes in the lock what was found out since it was taken. */
    void note(Deployment deployment) throws IOException {
        holder = new Holder(holder.token(), deployment, holder.process());
        Files.move(written(file, holder), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Releases the lock, unless somebody has broken it and taken it since. */
    @Override
    public void close() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            release();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void release() throws IOException {
        Optional<String> there = read(file.getParent());
        boolean mine = there.flatMap(DeploymentJson::holder)
                .filter(other -> other.token().equals(holder.token()))
                .isPresent();
        if (mine) {
            Files.deleteIfExists(file);
        }
    }
}
