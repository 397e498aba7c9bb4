package io.jenkins.plugins.backhaul.archive;

import java.util.List;
import java.util.Objects;

/**
 * The manifest beside an archive. It is written last and only once: an archive is complete when it has one.
 *
 * @param manifest what the archive holds, equal to the manifest inside it
 * @param archive the stored object
 */
public record Sidecar(Manifest manifest, Stored archive) {
    /** @throws NullPointerException when a part is missing, naming it */
    public Sidecar {
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(archive, "archive");
    }

    /**
     * The archive as an object.
     *
     * @param name its name in the project's folder
     * @param size its length in bytes
     * @param parts the pieces that it was sent in, in order; together they are the archive
     * @param seconds how long it took to make
     */
    public record Stored(String name, long size, List<Content> parts, double seconds) {
        /** @throws IllegalArgumentException when the parts are not as long as the archive */
        public Stored {
            Objects.requireNonNull(name, "name");
            parts = List.copyOf(Objects.requireNonNull(parts, "parts"));
            if (parts.stream().mapToLong(Content::size).sum() != size) {
                throw new IllegalArgumentException("The parts of " + name + " are not " + size + " bytes together");
            }
        }
    }
}
