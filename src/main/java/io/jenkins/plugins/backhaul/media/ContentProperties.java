package io.jenkins.plugins.backhaul.media;

import java.util.Map;
import java.util.Optional;

/**
 * What a bucket tells browsers and others about an object.
 *
 * @param type such as {@code image/jpeg}
 * @param cacheControl such as {@code max-age=86400}
 * @param disposition such as {@code attachment}
 * @param encoding such as {@code gzip}
 * @param language such as {@code cy}
 * @param own what the site itself has noted
 * @param isPublic whether the bucket says of this object alone that everybody may read it
 */
public record ContentProperties(
        Optional<String> type,
        Optional<String> cacheControl,
        Optional<String> disposition,
        Optional<String> encoding,
        Optional<String> language,
        Map<String, String> own,
        boolean isPublic) {
    /** Keeps a copy of the map. */
    public ContentProperties {
        own = Map.copyOf(own);
    }

    /** Nothing but a type, of which nothing may be known either. */
    public static ContentProperties ofType(Optional<String> type) {
        return new ContentProperties(
                type, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), false);
    }

    /** The same with other notes of the site. */
    public ContentProperties withOwn(Map<String, String> other) {
        return new ContentProperties(type, cacheControl, disposition, encoding, language, other, isPublic);
    }

    /** The same of an object that everybody may read, or not. */
    public ContentProperties readable(boolean byEverybody) {
        return new ContentProperties(type, cacheControl, disposition, encoding, language, own, byEverybody);
    }
}
