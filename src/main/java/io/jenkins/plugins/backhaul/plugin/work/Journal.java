package io.jenkins.plugins.backhaul.plugin.work;

import io.jenkins.plugins.backhaul.desk.Memory;
import io.jenkins.plugins.backhaul.desk.OpenUpload;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What has to be known of a piece of work to find it again after the controller was killed: a small file in the folder of its
 * build, which goes when the build goes. What may be secret in it is encrypted as Jenkins does it. Safe for use by several threads.
 */
public final class Journal implements Memory {
    private final Path file;
    private final Properties entries = new Properties();

    private Journal(Path file) {
        this.file = file;
    }

    /**
     * The journal of a piece of work, with what was written in it before.
     *
     * @param id letters, digits and hyphens; no other work of the build has it
     */
    public static Journal of(Path buildFolder, String id) throws IOException {
        Journal journal = new Journal(buildFolder.resolve("backhaul-" + id + ".properties"));
        try (var in = Files.newBufferedReader(journal.file, StandardCharsets.UTF_8)) {
            journal.entries.load(in);
        } catch (NoSuchFileException e) {
            // Nothing was written yet.
        }
        return journal;
    }

    /** What is written there; nothing when nothing is. */
    synchronized Optional<String> find(Entry entry) {
        return Optional.ofNullable(entries.getProperty(entry.key()));
    }

    /** What is written there; the empty text when nothing is. */
    String get(Entry entry) {
        return find(entry).orElse("");
    }

    /** Whether {@code true} is written there. */
    boolean says(Entry entry) {
        return Boolean.parseBoolean(get(entry));
    }

    /** When the work began, in milliseconds since 1970. */
    long begun() {
        return Long.parseLong(get(Entry.BEGUN));
    }

    /** Writes it; it is on the disk when this returns. */
    synchronized void put(Entry entry, String text) throws IOException {
        entries.setProperty(entry.key(), text);
        save();
    }

    synchronized void put(Ordered deployment) throws IOException {
        entries.setProperty(Entry.ENVIRONMENT.key(), deployment.environment());
        entries.setProperty(Entry.SOURCE.key(), deployment.source());
        put(Entry.COMMIT, deployment.commit());
    }

    /** The deployment that is written there; one without environment when none is. */
    Ordered ordered() {
        return new Ordered(get(Entry.ENVIRONMENT), get(Entry.SOURCE), get(Entry.COMMIT));
    }

    /** Whether it was told how the work ended, perhaps by a controller that was killed then. */
    public boolean isTold() {
        return find(Entry.TOLD).isPresent();
    }

    /** Remembers that it was told how the work ended. */
    public void told() throws IOException {
        put(Entry.TOLD, "true");
    }

    synchronized void remove(Entry entry) throws IOException {
        entries.remove(entry.key());
        save();
    }

    private void save() throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        StringWriter text = new StringWriter();
        entries.store(text, null);
        try (FileChannel out = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Optional<OpenUpload> recall() {
        return find(Entry.UPLOAD).map(OpenUpload::parse);
    }

    @Override
    public void remember(OpenUpload upload) throws IOException {
        put(Entry.UPLOAD, upload.toText());
    }

    @Override
    public void forget() throws IOException {
        remove(Entry.UPLOAD);
    }

    /** What is written down. */
    enum Entry {
        /** When it was begun, in milliseconds since 1970. */
        BEGUN,
        /** The name of the agent; empty for the built-in node. */
        NODE,
        /** The folder of the work on the agent. */
        FOLDER,
        /** The store: its location, or until it was first opened, as the configuration of Jenkins is asked for it. */
        STORE,
        /** The project. */
        PROJECT,
        /** The text of the project's backhaul.yml, encrypted: an address in it may be a secret; empty when there is none. */
        CONFIGURATION,
        /** The key of the archive that is read; empty for one that is made. */
        ARCHIVE,
        /** Whether that archive is proven, {@code true} or {@code false}. */
        PROOF,
        /** Whether an environment is made anew, {@code true} or {@code false}. */
        RESET,
        /** The environment that is deployed to or made anew; empty for other work. */
        ENVIRONMENT,
        /** The branch that is deployed, or the environment that another one is made from. */
        SOURCE,
        /** The commit that is deployed, as the step names it. */
        COMMIT,
        /** The upload that may be open, or the evidence that was written. */
        UPLOAD,
        /** Where to go on in the worker's log. */
        LOG,
        /** How the work ended, as JSON. */
        OUTCOME,
        /** That those who want to hear of it were told. */
        TOLD;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
