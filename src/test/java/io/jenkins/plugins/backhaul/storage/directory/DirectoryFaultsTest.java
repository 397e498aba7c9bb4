package io.jenkins.plugins.backhaul.storage.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import io.jenkins.plugins.backhaul.storage.InterruptedUpload;
import io.jenkins.plugins.backhaul.storage.ObjectExistsException;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFaultsTest {
    private static final ObjectKey KEY = new ObjectKey("wizards/x");

    @TempDir
    Path folder;

    private DirectoryStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = DirectoryStore.open(folder.resolve("store"));
    }

    @Test
    void shouldFollowNoSymbolicLink() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("x"), "private");
        Files.createSymbolicLink(folder.resolve("store/wizards"), outside);
        String sentence = "The object wizards/x in " + store.location() + " cannot be used: " + store.location()
                + "/wizards is a symbolic link, and those are not followed.";

        assertFails(() -> store.read(KEY)).withMessage(sentence);
        assertFails(() -> store.create(KEY, new byte[1], "text/plain")).withMessage(sentence);
        assertFails(() -> store.delete(KEY)).withMessage(sentence);
        assertFails(() -> store.list("wizards/")).withMessageEndingWith("those are not followed.");
        assertThat(store.list("")).isEmpty();
        assertThat(outside.resolve("x")).content().isEqualTo("private");
    }

    @Test
    void shouldRefuseANameThatNoFileCanHave() {
        String longName = "x".repeat(256);
        assertFails(() -> store.create(new ObjectKey("a/" + longName), new byte[1], "text/plain"))
                .withMessage("The key a/" + longName + " cannot be kept in a folder: no file can be named '" + longName
                        + "' there. Choose a name of at most 255 bytes that does not start with .backhaul-.");
        assertFails(() -> store.startUpload(new ObjectKey(".backhaul-x.part"), 0))
                .withMessageContaining("does not start with .backhaul-.");
    }

    @Test
    void shouldTakeTheLongestName() throws IOException {
        ObjectKey key = new ObjectKey("x".repeat(255));
        store.create(key, new byte[] {1}, "text/plain");
        assertThat(store.readWhole(key, 1)).containsExactly(1);
    }

    @Test
    void shouldRefuseAnObjectWhereAFolderIsNeededAndTheOtherWayRound() throws IOException {
        store.create(KEY, new byte[1], "text/plain");
        assertFails(() -> store.create(KEY.resolve("y"), new byte[1], "text/plain"))
                .withMessageEndingWith("there is a file where a folder is needed; choose another name.");
        assertThatExceptionOfType(ObjectExistsException.class)
                .isThrownBy(() -> store.create(new ObjectKey("wizards"), new byte[1], "text/plain"));
        assertThat(store.find(new ObjectKey("wizards"))).isEmpty();
    }

    @Test
    void shouldFailWhenAFileIsCutWhileItIsRead() throws IOException {
        store.create(KEY, new byte[100_000], "text/plain");
        try (InputStream bytes = store.read(KEY)) {
            bytes.readNBytes(10);
            Files.writeString(folder.resolve("store/wizards/x"), "cut");
            assertFails(bytes::readAllBytes)
                    .withMessage("The object " + store.locate(KEY)
                            + " was changed while it was read: it had 100000 bytes. Read it again from the start.");
        }
    }

    @Test
    void shouldLeaveAFileThatSomebodyElsePutThereMeanwhile() throws IOException {
        try (Upload upload = store.startUpload(KEY, 0)) {
            upload.write(new byte[10], 0, 10);
            Files.writeString(folder.resolve("store/wizards/x"), "theirs");
            assertThatExceptionOfType(ObjectExistsException.class)
                    .isThrownBy(upload::commit)
                    .withMessage("There is an object " + store.locate(KEY)
                            + " already; it was left as it is. Choose another name.");
        }
        assertThat(store.readWhole(KEY, 10)).asString(UTF_8).isEqualTo("theirs");
        assertThat(hiddenFiles()).isEmpty();
    }

    @Test
    void shouldFailWhenTheHiddenFileWasCut() throws IOException {
        try (Upload upload = store.startUpload(KEY, 0)) {
            upload.write(new byte[10], 0, 10);
            Files.write(hiddenFiles().get(0), new byte[3]);
            assertFails(upload::commit)
                    .withMessage("Publishing " + store.locate(KEY)
                            + " failed: it is shorter than what was written; somebody cut it.");
        }
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void shouldPublishWithoutHardLinksAndStillNotReplace() throws IOException {
        Configuration withoutLinks = Configuration.unix().toBuilder()
                .setSupportedFeatures(Feature.SYMBOLIC_LINKS, Feature.FILE_CHANNEL)
                .build();
        try (FileSystem plain = Jimfs.newFileSystem(withoutLinks)) {
            DirectoryStore other = DirectoryStore.open(plain.getPath("/store"));
            other.create(KEY, new byte[] {1}, "text/plain");
            assertThat(other.readWhole(KEY, 1)).containsExactly(1);
            ObjectKey taken = new ObjectKey("wizards/taken");
            try (Upload upload = other.startUpload(taken, 0)) {
                Files.writeString(plain.getPath("/store/wizards/taken"), "theirs");
                assertThatExceptionOfType(ObjectExistsException.class).isThrownBy(upload::commit);
            }
            assertThat(other.readWhole(taken, 10)).asString(UTF_8).isEqualTo("theirs");
        }
    }

    @Test
    void shouldSayThatTheFolderCannotBeOpened() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertFails(() -> DirectoryStore.open(file))
                .withMessage("Opening the folder " + file
                        + " failed: there is a file where a folder is needed; choose another name.");
    }

    @Test
    void shouldLeaveNothingVisibleWhenKilledAndBeSweptByTheNext() throws Exception {
        InterruptedUpload.killInTheMiddle(Uploader.class, store.location());

        assertThat(store.list("")).isEmpty();
        assertThat(hiddenFiles()).hasSize(1);
        assertThatExceptionOfType(ObjectExistsException.class).isThrownBy(() -> store.startUpload(KEY, 0));
        assertThat(store.sweepUnfinished("", Instant.now().plusSeconds(1))).isOne();
        store.create(KEY, new byte[1], "text/plain");
        assertThat(store.list("")).hasSize(1);
    }

    private List<Path> hiddenFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("store/wizards"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static ThrowableAssertAlternative<StorageException> assertFails(ThrowingCallable call) {
        return assertThatExceptionOfType(StorageException.class).isThrownBy(call);
    }

    /** Begins an upload and never ends it. */
    static final class Uploader {
        private Uploader() {}

        public static void main(String[] args) throws Exception {
            InterruptedUpload.writeAndWait(DirectoryStore.open(Path.of(args[0])), KEY);
        }
    }
}
