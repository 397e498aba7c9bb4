package io.jenkins.plugins.backhaul.agent.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import java.io.IOException;
import java.time.Instant;

/** Messages as JSON, read strictly: nothing unknown, nothing missing, nothing twice, nothing of another type. */
final class Text {
    private static final int LONGEST_STRING = 23 << 20;
    private static final int DEEPEST = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(ObjectKey.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new Parsed<>(Instant.class, Instant::parse))
                    .addDeserializer(ObjectKey.class, new Parsed<>(ObjectKey.class, ObjectKey::new)))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private Text() {}

    static byte[] write(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This cannot be written as JSON: " + message.getClass(), e);
        }
    }

    /** @param what it is, to name it: {@code question} */
    static <T> T read(byte[] json, Class<T> type, String what) throws MessageException {
        try {
            T message = MAPPER.readValue(json, type);
            if (message == null) {
                throw new MessageException("The " + what + " is empty");
            }
            return message;
        } catch (MessageException e) {
            throw e;
        } catch (JsonProcessingException e) {
            // Its text would hold what was sent, which may be a ticket.
            throw new MessageException("The " + what + " is not one that this version understands (line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ", "
                    + e.getClass().getSimpleName() + ")");
        } catch (IOException e) {
            throw new MessageException("The " + what + " cannot be read: " + e.getMessage());
        }
    }
}
