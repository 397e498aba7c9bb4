package io.jenkins.plugins.backhaul.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.backhaul.archive.Content;
import io.jenkins.plugins.backhaul.archive.Manifest;
import io.jenkins.plugins.backhaul.archive.ManifestJson;
import io.jenkins.plugins.backhaul.archive.Origin;
import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.archive.Sidecar;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.directory.DirectoryStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneBackupsTest {
    private static final Project WIZARDS = new Project("wizards");
    private static final Keep NEWEST = new Keep(1, 0, 0, 0, 0);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path folder;

    private ObjectStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = DirectoryStore.open(folder);
    }

    @Test
    void shouldDeleteArchiveAndManifestAndLeaveTheEvidence() throws IOException {
        complete(1);
        Instant old = complete(2);
        ObjectKey archive = new BackupName(WIZARDS, old).archive();
        ObjectKey evidence = new ProofMark(archive, NOW, Verdict.RESTORABLE).evidence();
        put(evidence.value(), "{}");
        put("wizards/notes.txt", "foreign");

        assertThat(prune(NEWEST)).extracting(Decision::kept).containsExactly(true, false);

        assertThat(store.list("wizards/"))
                .extracting(each -> each.key().value())
                .containsExactly(
                        "wizards/20261118-120000.proof-20261120-120000-restorable.json",
                        "wizards/20261119-120000.json",
                        "wizards/20261119-120000.tar.lrz",
                        "wizards/notes.txt");
    }

    @Test
    void shouldTouchNothingThatIsNotASoundBackupOfOurs() throws IOException {
        complete(5);
        put("wizards/20261119-120000.tar.lrz", "cut");
        put("wizards/20261119-120000.json", sidecar("wizards", NOW.minus(Duration.ofDays(1))));
        put("wizards/20261118-120000.tar.lrz", "bytes");
        put("wizards/20261118-120000.json", sidecar("witches", NOW.minus(Duration.ofDays(2))));
        put("wizards/20261117-120000.tar.lrz", "bytes");
        put("wizards/20261117-120000.json", "not a manifest");
        put("wizards/old/20261116-120000.tar.lrz", "bytes");
        put("wizards/old/20261116-120000.json", sidecar("wizards", NOW.minus(Duration.ofDays(4))));
        put("wizards/20261101-120000.tar.lrz", "bytes");
        put("wizards/20261001-120000.sql.lrz", "bytes");
        put("wizards/20260901-120000.json", sidecar("wizards", NOW.minus(Duration.ofDays(80))));
        int before = store.list("").size();

        assertThat(prune(NEWEST)).allMatch(Decision::kept);

        assertThat(store.list("")).hasSize(before);
    }

    @Test
    void shouldDeleteNothingWithoutRules() throws IOException {
        complete(1);
        complete(800);

        assertThat(prune(new Keep(0, 0, 0, 0, 0))).hasSize(2).allMatch(Decision::kept);
        assertThat(store.list("")).hasSize(4);
    }

    @Test
    void shouldKeepWhatTheStoreHasLocked() throws IOException {
        complete(1);
        Instant locked = complete(2);
        complete(3);
        ObjectKey key = new BackupName(WIZARDS, locked).archive();

        List<Decision> decisions = prune(failing("delete", key), NEWEST);

        assertThat(decisions)
                .extracting(Decision::kept, Decision::reason)
                .containsExactly(
                        tuple(true, "the newest, last"),
                        tuple(true, "no rule keeps it, but the store does: AccessDenied"),
                        tuple(false, "no rule keeps it"));
        assertThat(new Catalogue(store).list(WIZARDS))
                .hasSize(2)
                .allMatch(each -> each.status() == Backup.Status.COMPLETE);
    }

    @Test
    void shouldLeaveNothingThatLooksCompleteWhenItEndsInBetween() throws IOException {
        complete(1);
        Instant old = complete(2);
        ObjectKey manifest = new BackupName(WIZARDS, old).sidecar();

        assertThat(prune(failing("delete", manifest), NEWEST).get(1).reason())
                .isEqualTo("no rule keeps it; only its manifest is left: AccessDenied");

        assertThat(new Catalogue(store).list(WIZARDS)).hasSize(1);
        assertThat(store.find(manifest)).isPresent();
    }

    @Test
    void shouldDecideNothingWhenTheListOrAManifestCannotBeRead() throws IOException {
        complete(1);
        Instant old = complete(2);

        assertThatThrownBy(() -> prune(failing("list", "wizards/"), NEWEST)).hasMessage("AccessDenied");
        ObjectKey manifest = new BackupName(WIZARDS, old).sidecar();
        assertThatThrownBy(() -> prune(failing("readWhole", manifest), NEWEST)).hasMessage("AccessDenied");
        assertThat(store.list("")).hasSize(4);
    }

    private List<Decision> prune(Keep keep) throws IOException {
        return prune(store, keep);
    }

    private static List<Decision> prune(ObjectStore store, Keep keep) throws IOException {
        PruneBackups prune = new PruneBackups(store, Progress.NONE, Clock.fixed(NOW, ZoneOffset.UTC));
        return prune.run(prune.plan(WIZARDS, keep));
    }

    /** The same store, whose method fails when it is given this first argument: a folder cannot be locked as a bucket is. */
    private ObjectStore failing(String method, Object argument) {
        return (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method) && arguments[0].equals(argument)) {
                        throw new StorageException("AccessDenied");
                    }
                    try {
                        return called.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Instant complete(int daysAgo) throws IOException {
        Instant time = NOW.minus(Duration.ofDays(daysAgo));
        BackupName name = new BackupName(WIZARDS, time);
        put(name.archive().value(), "bytes");
        put(name.sidecar().value(), sidecar("wizards", time));
        return time;
    }

    private void put(String key, String content) throws IOException {
        store.create(new ObjectKey(key), content.getBytes(UTF_8), "application/octet-stream");
    }

    private static String sidecar(String project, Instant time) {
        BackupName name = new BackupName(new Project(project), time);
        Manifest manifest = new Manifest(Manifest.FORMAT, project, time, new Origin("", "", "", ""), List.of());
        return new String(
                ManifestJson.write(new Sidecar(
                        manifest,
                        new Sidecar.Stored(name.archive().name(), 5, List.of(new Content(5, "ab".repeat(32))), 1))),
                UTF_8);
    }
}
