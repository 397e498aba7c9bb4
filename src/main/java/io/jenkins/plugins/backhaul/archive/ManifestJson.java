package io.jenkins.plugins.backhaul.archive;

import java.util.List;

/** Manifests and sidecars as JSON. Keys that a later version may add are ignored. */
public final class ManifestJson {
    /** In bytes, about 120,000 tables; a larger one is neither written nor read. */
    public static final int LARGEST = 16 << 20;

    private ManifestJson() {}

    /** The manifest as it stands in the archive. */
    public static byte[] write(Manifest manifest) {
        return Json.write(manifest);
    }

    /** The sidecar as it stands beside the archive. */
    public static byte[] write(Sidecar sidecar) {
        return Json.write(sidecar);
    }

    /**
     * Reads the manifest of an archive.
     *
     * @throws ArchiveException when it is not one, saying what is wrong
     */
    public static Manifest readManifest(byte[] json) throws ArchiveException {
        return Json.read(json, Manifest.class, "manifest");
    }

    /**
     * Reads a sidecar.
     *
     * @throws ArchiveException when it is not one, saying what is wrong
     */
    public static Sidecar readSidecar(byte[] json) throws ArchiveException {
        return Json.read(json, Sidecar.class, "manifest");
    }

    /**
     * How many bytes the manifest can take at most, whatever sizes, hashes and counts it will hold.
     *
     * @param outline the manifest as it is known before the work begins: its tables, but not their rows
     */
    static int largest(Manifest outline) {
        List<DumpedDatabase> longest = outline.databases().stream()
                .map(each -> new DumpedDatabase(
                        each.name(),
                        each.database(),
                        each.facts(),
                        each.properties(),
                        each.format(),
                        Content.LONGEST,
                        each.fingerprint().withLongestCounts()))
                .toList();
        return Json.write(
                        new Manifest(outline.format(), outline.project(), outline.created(), outline.origin(), longest))
                .length;
    }
}
