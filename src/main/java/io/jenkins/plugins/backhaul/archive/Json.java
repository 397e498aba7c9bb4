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

/** What stands beside archives as JSON. Keys that a later version may add are ignored. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantText()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private Json() {}

    /** A record as JSON, indented for people; times as ISO 8601. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /**
     * Reads a record.
     *
     * @param what it is, to name it in messages: {@code manifest}
     * @throws ArchiveException when it is not one, saying what is wrong
     */
    public static <T> T read(byte[] json, Class<T> type, String what) throws ArchiveException {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new ArchiveException("The " + what + " is empty");
            }
            return value;
        } catch (ArchiveException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new ArchiveException("The " + what + " cannot be read: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ArchiveException("The " + what + " cannot be read: " + e.getMessage(), e);
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
