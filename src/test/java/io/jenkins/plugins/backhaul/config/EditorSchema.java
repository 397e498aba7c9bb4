package io.jenkins.plugins.backhaul.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says in JSON Schema (draft 7, which editors know best) what {@link Keys} say to the parser. */
final class EditorSchema {
    private EditorSchema() {}

    static Map<String, Object> ofTheFile() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "backhaul.yml");
        schema.put("description", "What of a project is backed up by Backhaul, where to, and where the project runs.");
        schema.putAll(section(Keys.ALL));
        return schema;
    }

    private static Map<String, Object> section(List<Key> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        List<Object> rules = new ArrayList<>();
        for (Key key : keys) {
            if (key instanceof Key.One<?> one) {
                properties.put(
                        key.name(), described(key, new TreeMap<>(one.value().schema())));
                if (one.required()) {
                    required.add(key.name());
                }
                one.replaces().forEach(other -> rules.add(notTogether(key.name(), other)));
            } else if (key instanceof Key.Many many) {
                properties.put(key.name(), described(key, entries(many)));
            } else if (key instanceof Key.Group group) {
                properties.put(key.name(), described(key, section(group.keys())));
            } else if (key instanceof Key.Listed listed) {
                properties.put(key.name(), described(key, list(listed)));
            } else if (key instanceof Key.WordList) {
                properties.put(key.name(), described(key, words()));
            } else if (key instanceof Key.Tables) {
                properties.put(key.name(), described(key, tables()));
            }
        }
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("type", "object");
        section.put("additionalProperties", false);
        section.put("properties", properties);
        if (!required.isEmpty()) {
            section.put("required", required);
        }
        if (!rules.isEmpty()) {
            section.put("allOf", rules.stream().distinct().toList());
        }
        return section;
    }

    private static Map<String, Object> entries(Key.Many many) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("type", "object");
        entries.put("minProperties", 1);
        entries.put("maxProperties", Key.Many.MOST_ENTRIES);
        entries.put("propertyNames", Map.of("pattern", Key.Many.NAME_PATTERN));
        entries.put("additionalProperties", section(many.keys()));
        return entries;
    }

    private static Map<String, Object> list(Key.Listed listed) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("minItems", 1);
        list.put("maxItems", Key.Many.MOST_ENTRIES);
        list.put("items", section(listed.keys()));
        return list;
    }

    private static Map<String, Object> tables() {
        Map<String, Object> fake = Map.of(
                "type",
                "object",
                "additionalProperties",
                false,
                "required",
                List.of("fake"),
                "properties",
                Map.of(
                        "fake",
                        Map.of(
                                "enum",
                                ScrubRules.FAKES.keySet().stream().sorted().toList())));
        Map<String, Object> columns = Map.of(
                "type",
                "object",
                "minProperties",
                1,
                "additionalProperties",
                Map.of("anyOf", List.of(sorted(Map.of("enum", nullAnd("null", "hash", "keep"))), sorted(fake))));
        Map<String, Object> tables = new LinkedHashMap<>();
        tables.put("type", "object");
        tables.put("minProperties", 1);
        tables.put(
                "additionalProperties",
                Map.of("anyOf", List.of(Map.of("enum", List.of("delete", "keep")), sorted(columns))));
        return tables;
    }

    private static List<Object> nullAnd(String... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.add(null);
        return all;
    }

    private static Map<String, Object> sorted(Map<String, Object> unordered) {
        return new TreeMap<>(unordered);
    }

    private static Map<String, Object> words() {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("type", "array");
        list.put("minItems", 1);
        list.put("maxItems", Key.WordList.MOST_WORDS);
        list.put("items", Map.of("type", List.of("string", "number", "boolean")));
        return list;
    }

    private static Map<String, Object> described(Key key, Map<String, Object> rule) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", key.description());
        described.putAll(rule);
        return described;
    }

    private static Map<String, Object> notTogether(String one, String other) {
        List<String> both = List.of(one, other).stream().sorted().toList();
        return Map.of("not", Map.of("required", both));
    }
}
