package io.jenkins.plugins.backhaul.media.folder;

import java.net.URLConnection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a file is by its name, for a browser that gets it from a bucket. */
final class FileType {
    /** What Java's own table lacks; names as in iana.org/assignments/media-types. */
    private static final Map<String, String> NEWER = Map.ofEntries(
            Map.entry("avif", "image/avif"),
            Map.entry("css", "text/css"),
            Map.entry("csv", "text/csv"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("heic", "image/heic"),
            Map.entry("js", "text/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("webm", "video/webm"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    private FileType() {}

    /** Such as {@code image/jpeg}; nothing when the name does not say. */
    static Optional<String> of(String key) {
        String ending = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(NEWER.get(ending))
                .or(() -> Optional.ofNullable(URLConnection.guessContentTypeFromName("." + ending)));
    }
}
