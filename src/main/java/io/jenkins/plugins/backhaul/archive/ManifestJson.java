package io.jenkins.plugins.backhaul.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Manifests and sidecars as JSON. Keys that a later version may add are ignored. */
public final class ManifestJson {
    /** More than a manifest of 50,000 tables takes; a larger one is refused. */
    public static final int LARGEST = 16 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantText()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private ManifestJson() {}

    /** The manifest as it stands in the archive. */
    public static byte[] write(Manifest manifest) {
        return toJson(manifest);
    }

    /** The sidecar as it stands beside the archive. */
    public static byte[] write(Sidecar sidecar) {
        return toJson(sidecar);
    }

    /**
     * Reads the manifest of an archive.
     *
     * @throws ArchiveException when it is not one, saying what is wrong
     */
    public static Manifest readManifest(byte[] json) throws ArchiveException {
        return fromJson(json, Manifest.class);
    }

    /**
     * Reads a sidecar.
     *
     * @throws ArchiveException when it is not one, saying what is wrong
     */
    public static Sidecar readSidecar(byte[] json) throws ArchiveException {
        return fromJson(json, Sidecar.class);
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
        return toJson(new Manifest(outline.format(), outline.project(), outline.created(), outline.origin(), longest))
                .length;
    }

    private static byte[] toJson(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A manifest cannot be written as JSON", e);
        }
    }

    private static <T> T fromJson(byte[] json, Class<T> type) throws ArchiveException {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new ArchiveException("The manifest is empty");
            }
            return value;
        } catch (ArchiveException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new ArchiveException("The manifest cannot be read: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ArchiveException("The manifest cannot be read: " + e.getMessage(), e);
        }
    }

    private static final class InstantText extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantText() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return Instant.parse(parser.getText());
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(
                        Instant.class, parser.getText(), "a time like 2026-11-20T03:15:00Z is expected");
            }
        }
    }
}
