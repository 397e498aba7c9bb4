package io.jenkins.plugins.backhaul.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jenkins.plugins.backhaul.storage.Upload.Committed;
import io.jenkins.plugins.backhaul.storage.Upload.Reservation;
import io.jenkins.plugins.backhaul.storage.Upload.SentPiece;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of store has to do; run for each of them. */
public abstract class ObjectStoreContract {
    /** Parts of the stores under test, where they have any. */
    protected static final int PART = 5 << 20;

    private static final ObjectKey KEY = new ObjectKey("wizards/20261120-031500.tar.lrz");

    private ObjectStore store;

    /** A store with nothing in it, whose parts are {@link #PART} bytes; closed by the contract. */
    protected abstract ObjectStore emptyStore() throws IOException;

    @BeforeEach
    void openStore() throws IOException {
        store = emptyStore();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PART - 1, PART, PART + 1, 5 * PART + 12_345})
    void shouldGiveBackWhatWasWritten(int size) throws IOException {
        byte[] content = randomBytes(size);

        Committed committed = write(KEY, content);

        assertThat(committed.object().size()).isEqualTo(size);
        assertThat(committed.object()).isEqualTo(store.find(KEY).orElseThrow());
        assertThat(read(KEY)).isEqualTo(content);
    }

    @Test
    void shouldSayTheHashOfEachPiece() throws Exception {
        byte[] content = randomBytes(2 * PART + 100);

        List<SentPiece> pieces = write(KEY, content).parts();

        int position = 0;
        for (SentPiece piece : pieces) {
            byte[] bytes = Arrays.copyOfRange(content, position, position + (int) piece.size());
            assertThat(piece.sha256()).isEqualTo(sha256(bytes));
            position += (int) piece.size();
        }
        assertThat(position).isEqualTo(content.length);
    }

    @Test
    void shouldFillReservedPlacesLaterAlsoAcrossParts() throws IOException {
        byte[] content = randomBytes(3 * PART);
        try (Upload upload = store.startUpload(KEY, 0)) {
            Reservation head = upload.reserve(512);
            upload.write(content, 512, PART - 512 - 10);
            Reservation crossing = upload.reserve(20);
            upload.write(content, PART + 10, content.length - PART - 10);
            assertThat(upload.length()).isEqualTo(content.length);
            crossing.fill(Arrays.copyOfRange(content, PART - 10, PART + 10));
            head.fill(Arrays.copyOf(content, 512));
            upload.commit();
        }
        assertThat(read(KEY)).isEqualTo(content);
    }

    @Test
    void shouldNotCommitWithAnUnfilledPlace() throws IOException {
        try (Upload upload = store.startUpload(KEY, 0)) {
            upload.reserve(4);
            assertThatIllegalStateException()
                    .isThrownBy(upload::commit)
                    .withMessage("1 reserved places were not filled");
        }
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void shouldRefuseToFillAPlaceWrongly() throws IOException {
        try (Upload upload = store.startUpload(KEY, 0)) {
            Reservation place = upload.reserve(4);
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> place.fill(new byte[5]))
                    .withMessage("A place of 4 bytes was given 5 bytes");
            place.fill(new byte[4]);
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> place.fill(new byte[4]))
                    .withMessage("A place of 4 bytes was given 4 bytes, after it was filled");
        }
    }

    @Test
    void shouldShowNothingBeforeTheCommit() throws IOException {
        try (Upload upload = store.startUpload(KEY, 0)) {
            upload.write(randomBytes(PART + 1), 0, PART + 1);
            assertThat(store.find(KEY)).isEmpty();
            assertThat(store.list("")).isEmpty();
            assertThat(store.listFolders("")).isEmpty();
        }
    }

    @Test
    void shouldLeaveNothingBehindWithoutACommit() throws IOException {
        try (Upload upload = store.startUpload(KEY, 0)) {
            upload.write(randomBytes(PART + 1), 0, PART + 1);
        }
        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.sweepUnfinished("", Instant.now().plusSeconds(60))).isZero();
        write(KEY, new byte[] {1});
    }

    @Test
    void shouldRefuseToGoOnAfterTheEnd() throws IOException {
        Upload upload = store.startUpload(KEY, 0);
        upload.close();
        upload.close();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> upload.write(new byte[1], 0, 1))
                .withMessage("The upload of " + store.locate(KEY) + " has ended; start a new one.");
    }

    @Test
    void shouldNeverReplaceAnObject() throws IOException {
        write(KEY, "first".getBytes(UTF_8));
        String inTheWay =
                "There is an object " + store.locate(KEY) + " already; it was left as it is. Choose another name.";

        assertThatExceptionOfType(ObjectExistsException.class)
                .isThrownBy(() -> store.startUpload(KEY, 0))
                .withMessage(inTheWay);
        assertThatExceptionOfType(ObjectExistsException.class)
                .isThrownBy(() -> store.create(KEY, "second".getBytes(UTF_8), "text/plain"))
                .withMessage(inTheWay);

        assertThat(read(KEY)).asString(UTF_8).isEqualTo("first");
    }

    @Test
    void shouldLetTheSecondOfTwoWritersGiveWayAtOnce() throws IOException {
        try (Upload first = store.startUpload(KEY, 0)) {
            assertThatExceptionOfType(ObjectExistsException.class)
                    .isThrownBy(() -> store.startUpload(KEY, 0))
                    .withMessageStartingWith("Somebody else ")
                    .withMessageContaining(store.locate(KEY))
                    .withMessageEndingWith("sweep unfinished uploads if that process is gone.");
            first.write(new byte[] {7}, 0, 1);
            first.commit();
        }
        assertThat(read(KEY)).containsExactly(7);
    }

    @Test
    void shouldCreateASmallObjectInOneStep() throws IOException {
        StoredObject created = store.create(KEY, "{}".getBytes(UTF_8), "application/json");

        assertThat(created).isEqualTo(store.find(KEY).orElseThrow());
        assertThat(store.readWhole(KEY, 2)).asString(UTF_8).isEqualTo("{}");
    }

    @Test
    void shouldRefuseToReadWholeWhatIsTooLarge() throws IOException {
        store.create(KEY, new byte[100], "application/octet-stream");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.readWhole(KEY, 99))
                .withMessage("The object " + store.locate(KEY) + " has 100 bytes; not more than 99 were expected.");
    }

    @Test
    void shouldSayThatAnObjectIsMissing() throws IOException {
        String missing = "There is no object " + store.locate(KEY) + ".";
        assertThat(store.find(KEY)).isEmpty();
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> store.read(KEY))
                .withMessage(missing);
        assertThatExceptionOfType(ObjectNotFoundException.class)
                .isThrownBy(() -> store.readWhole(KEY, 10))
                .withMessage(missing);
        store.delete(KEY);
    }

    @Test
    void shouldNotTakeALongerNameForTheOneAskedFor() throws IOException {
        store.create(new ObjectKey(KEY + ".json"), new byte[1], "application/json");
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void shouldListByPrefixInOrder() throws IOException {
        for (String key : List.of("b/2", "a/1", "b/10", "b/1", "ab/1", "b/c/d/e")) {
            store.create(new ObjectKey(key), key.getBytes(UTF_8), "text/plain");
        }
        assertThat(keys("")).containsExactly("a/1", "ab/1", "b/1", "b/10", "b/2", "b/c/d/e");
        assertThat(keys("b/1")).containsExactly("b/1", "b/10");
        assertThat(keys("a")).containsExactly("a/1", "ab/1");
        assertThat(keys("b/c/")).containsExactly("b/c/d/e");
        assertThat(keys("c")).isEmpty();
        assertThat(store.listFolders("")).containsExactly("a", "ab", "b");
        assertThat(store.listFolders("b/")).containsExactly("c");
        assertThat(store.list("b/10").get(0).size()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with space/and+plus", "ünïcode/日本 🐘", "percent%20/é", "quote'\"/&=?#", "~tilde/(x)!*", "a\\b/c"
            })
    void shouldTakeAnyNameThatIsAKey(String name) throws IOException {
        ObjectKey key = new ObjectKey(name);
        byte[] content = name.getBytes(UTF_8);

        write(key, content);

        assertThat(read(key)).isEqualTo(content);
        assertThat(keys("")).containsExactly(name);
        store.delete(key);
        assertThat(store.find(key)).isEmpty();
    }

    @Test
    void shouldSweepOnlyWhatIsOldAndUnderThePrefix() throws IOException {
        Upload mine = store.startUpload(new ObjectKey("wizards/a"), 0);
        Upload other = store.startUpload(new ObjectKey("witches/a"), 0);

        assertThat(store.sweepUnfinished("wizards/", Instant.now().minus(Duration.ofHours(1))))
                .isZero();
        assertThat(store.sweepUnfinished("wizards/", Instant.now().plusSeconds(60)))
                .isOne();

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> {
            mine.write(new byte[1], 0, 1);
            mine.commit();
        });
        mine.close();
        other.commit();
        other.close();
        assertThat(keys("")).containsExactly("witches/a");
    }

    private Committed write(ObjectKey key, byte[] content) throws IOException {
        try (Upload upload = store.startUpload(key, content.length)) {
            upload.write(content, 0, content.length);
            return upload.commit();
        }
    }

    private byte[] read(ObjectKey key) throws IOException {
        try (InputStream bytes = store.read(key)) {
            return bytes.readAllBytes();
        }
    }

    private List<String> keys(String prefix) throws IOException {
        return store.list(prefix).stream().map(object -> object.key().value()).toList();
    }

    private static byte[] randomBytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
