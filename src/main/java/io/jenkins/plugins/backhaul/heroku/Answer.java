package io.jenkins.plugins.backhaul.heroku;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON that Heroku answered, each field checked when it is read.
 *
 * @param doing what it was asked for
 */
record Answer(String doing, JsonNode json) {
    private static final int MOST_ITEMS = 10_000;

    /** The text of a field, which must match. */
    String text(String field, String pattern) throws HerokuException {
        JsonNode value = json.path(field);
        if (!value.isValueNode() || !value.asText().matches(pattern)) {
            throw unexpected("'" + field + "' is missing or not as it should be");
        }
        return value.asText();
    }

    /** Text of any kind, made printable; nothing when it is missing. */
    Optional<String> words(String field, int longest) {
        JsonNode value = json.path(field);
        return Optional.of(value)
                .filter(JsonNode::isTextual)
                .map(words -> printable(words.asText(), longest))
                .filter(words -> !words.isEmpty());
    }

    boolean isTrue(String field) {
        return json.path(field).asBoolean(false);
    }

    /** 0 when it is missing. */
    long number(String field) {
        return Math.max(0, json.path(field).asLong(0));
    }

    boolean has(String field) {
        return json.hasNonNull(field);
    }

    Answer under(String field) throws HerokuException {
        if (!json.path(field).isObject()) {
            throw unexpected("'" + field + "' is missing");
        }
        return new Answer(doing, json.path(field));
    }

    /** The items of this list. */
    List<Answer> items() throws HerokuException {
        if (!json.isArray() || json.size() > MOST_ITEMS) {
            throw unexpected("it is no list of at most " + MOST_ITEMS);
        }
        List<Answer> items = new ArrayList<>();
        json.forEach(item -> items.add(new Answer(doing, item)));
        return items;
    }

    /** The list under a field; empty when it is missing. */
    List<Answer> items(String field) throws HerokuException {
        return json.path(field).isArray() ? new Answer(doing, json.path(field)).items() : List.of();
    }

    /** All fields as texts. */
    Map<String, String> texts() throws HerokuException {
        if (!json.isObject()) {
            throw unexpected("it holds no names with values");
        }
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            if (each.getValue().isTextual()) {
                texts.put(each.getKey(), each.getValue().asText());
            }
        }
        return texts;
    }

    HerokuException unexpected(String what) {
        return new HerokuException(doing + " failed: what Heroku answered is not understood, as " + what);
    }

    /** On one line, without addresses: they may be signed, or hold a password. */
    static String printable(String text, int longest) {
        String plain = text.replaceAll("\\w+://\\S+", "***")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest) + "…";
    }
}
