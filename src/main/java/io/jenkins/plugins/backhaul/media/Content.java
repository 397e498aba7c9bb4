package io.jenkins.plugins.backhaul.media;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * An object that is being read.
 *
 * @param object which
 * @param properties what its place knows about it beside its bytes
 * @param mark what identifies its bytes: its ETag, or the MD5 of a file in lower-case hexadecimal; nothing where that would have
 *     to be read from a small file first
 * @param bytes exactly as many as the object is long; it fails rather than ends early
 */
public record Content(MediaObject object, ContentProperties properties, Optional<String> mark, InputStream bytes)
        implements Closeable {
    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
