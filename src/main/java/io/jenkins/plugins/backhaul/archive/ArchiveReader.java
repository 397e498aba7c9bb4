package io.jenkins.plugins.backhaul.archive;

import io.jenkins.plugins.backhaul.lrzip.LrzipInputStream;
import io.jenkins.plugins.backhaul.lrzip.LrzipReadOptions;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Reads an archive from its first byte to its last: one of ours, a tar or a single SQL file that the native lrzip compressed,
 * or a custom-format dump as Heroku hands it out. What it is shows in its bytes, not in its name. Nothing is trusted: a member
 * that is not an ordinary file with an ordinary name ends the reading. For one thread.
 */
public final class ArchiveReader implements Closeable {
    private static final byte[] LRZIP = "LRZI".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CUSTOM_DUMP = "PGDMP".getBytes(StandardCharsets.US_ASCII);
    private static final String COMPRESSED = ".lrz";

    private final String name;
    private final InputStream plain;
    private final TarArchiveInputStream tar;
    private final Set<String> seen = new HashSet<>();
    private Optional<Manifest> manifest = Optional.empty();
    private Optional<Member> ahead = Optional.empty();

    private ArchiveReader(String name, InputStream plain, boolean isTar) {
        this.name = name;
        this.plain = plain;
        this.tar = isTar ? new TarArchiveInputStream(plain, StandardCharsets.UTF_8.name()) : null;
    }

    /**
     * Opens an archive and reads its manifest, if it has one.
     *
     * @param object the archive's bytes; closed with this reader, and when opening fails
     * @param name the archive's name, for messages and for the only member of a single compressed file
     * @throws IOException when it is damaged, or nothing that this version reads
     */
    public static ArchiveReader open(InputStream object, String name, LrzipReadOptions options) throws IOException {
        try {
            ArchiveReader reader = recognise(new BufferedInputStream(object, 1 << 16), name, options);
            reader.readManifest();
            return reader;
        } catch (IOException | RuntimeException e) {
            object.close();
            throw e;
        }
    }

    /** The archive's manifest; empty when another tool made it. */
    public Optional<Manifest> manifest() {
        return manifest;
    }

    /** The next member; empty after the last. What was not read of the one before is skipped. */
    public Optional<Member> next() throws IOException {
        Optional<Member> next = ahead;
        ahead = Optional.empty();
        return next.isPresent() ? next : tar == null ? Optional.empty() : nextFile();
    }

    /** Reads what is left, so that every checksum of the archive has been compared when this returns. */
    public void finish() throws IOException {
        plain.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    private static ArchiveReader recognise(InputStream object, String name, LrzipReadOptions options)
            throws IOException {
        byte[] start = peek(object, LRZIP.length + 1);
        if (startsWith(start, CUSTOM_DUMP)) {
            return singleFile(name, object);
        }
        if (!startsWith(start, LRZIP)) {
            throw new ArchiveException(name + " is neither an lrzip archive nor a custom-format dump of PostgreSQL"
                    + (start.length == 0 ? ": it is empty" : "; look at it with the program 'file'"));
        }
        InputStream plain = new BufferedInputStream(new LrzipInputStream(object, options), 1 << 16);
        byte[] header = peek(plain, TarBlocks.SIZE);
        String inner = name.endsWith(COMPRESSED) ? name.substring(0, name.length() - COMPRESSED.length()) : name;
        return TarBlocks.isHeader(header) ? new ArchiveReader(name, plain, true) : singleFile(inner, plain);
    }

    private static ArchiveReader singleFile(String name, InputStream content) {
        ArchiveReader reader = new ArchiveReader(name, content, false);
        reader.ahead = Optional.of(new Member(name, Member.UNKNOWN, new Unclosed(content)));
        return reader;
    }

    private void readManifest() throws IOException {
        if (tar == null) {
            return;
        }
        ahead = nextFile();
        if (ahead.isPresent() && ahead.get().name().equals(Manifest.MEMBER)) {
            Member member = ahead.get();
            if (member.size() > ManifestJson.LARGEST) {
                throw new ArchiveException("The manifest in " + name + " claims " + member.size() + " bytes");
            }
            manifest = Optional.of(ManifestJson.readManifest(member.content().readAllBytes()));
            ahead = Optional.empty();
        }
    }

    private Optional<Member> nextFile() throws IOException {
        for (TarArchiveEntry entry = nextEntry(); entry != null; entry = nextEntry()) {
            refuseUnlessSafe(entry);
            if (entry.isFile()) {
                return Optional.of(new Member(entry.getName(), entry.getSize(), new Unclosed(tar)));
            }
        }
        return Optional.empty();
    }

    private TarArchiveEntry nextEntry() throws IOException {
        try {
            return tar.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new ArchiveException("The tar in " + name + " is damaged: " + e.getMessage(), e);
        }
    }

    private void refuseUnlessSafe(TarArchiveEntry entry) throws ArchiveException {
        boolean ordinary = entry.getLinkFlag() == TarConstants.LF_NORMAL
                || entry.getLinkFlag() == TarConstants.LF_OLDNORM
                || entry.isDirectory();
        if (!ordinary || entry.isSparse()) {
            throw new ArchiveException("The archive " + name + " holds " + printable(entry.getName())
                    + ", which is a link, a device or a sparse file; nothing of the archive is used");
        }
        String member = entry.getName();
        if (member.startsWith("/") || Arrays.asList(member.split("/")).contains("..") || member.isEmpty()) {
            throw new ArchiveException("The archive " + name + " holds a member that points out of it: "
                    + printable(member) + "; nothing of the archive is used");
        }
        if (entry.isFile() && !seen.add(member)) {
            throw new ArchiveException("The archive " + name + " holds " + printable(member) + " twice");
        }
    }

    private static String printable(String text) {
        return "'" + text.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    private static byte[] peek(InputStream in, int length) throws IOException {
        in.mark(length);
        byte[] start = in.readNBytes(length);
        in.reset();
        return start;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** Lets a reader of one member close it without ending the archive. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
