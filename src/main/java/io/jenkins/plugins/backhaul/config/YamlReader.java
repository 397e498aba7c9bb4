package io.jenkins.plugins.backhaul.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.jenkins.plugins.backhaul.config.YamlNode.Entry;
import io.jenkins.plugins.backhaul.config.YamlNode.Form;
import io.jenkins.plugins.backhaul.config.YamlNode.Mapping;
import io.jenkins.plugins.backhaul.config.YamlNode.Scalar;
import io.jenkins.plugins.backhaul.config.YamlNode.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads one YAML document into nodes that know their place. Aliases and merge keys are understood; an aliased node is shared,
 * never copied, and their number and the depth are limited, so that no small file can grow large in memory.
 */
final class YamlReader {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final int MOST_ALIASES = 100;
    private static final int DEEPEST = 20;
    private static final String MERGE = "<<";

    private final String source;
    private final Problems problems;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private YAMLParser parser;
    private int aliases;

    private YamlReader(String source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * Reads a document whose top is a mapping; an empty document is an empty mapping.
     *
     * @param source the file's name as problems name it
     * @param problems gets duplicate keys, tags and wrong merge keys
     * @throws ConfigException when the text is not YAML, goes too deep, has an alias that leads nowhere, or is not one mapping
     */
    static Mapping read(String source, String text, Problems problems) throws ConfigException {
        return new YamlReader(source, problems).document(text);
    }

    private Mapping document(String text) throws ConfigException {
        try (YAMLParser opened = YAML.createParser(text)) {
            parser = opened;
            if (parser.nextToken() == null) {
                return Mapping.empty(new Place(source, 1, 1));
            }
            YamlNode top = node(0);
            if (parser.nextToken() != null) {
                throw refused("a second document begins here; one file holds one");
            }
            if (top instanceof Scalar scalar && scalar.form() == Form.EMPTY) {
                return Mapping.empty(scalar.place());
            }
            if (top instanceof Mapping mapping) {
                return mapping;
            }
            throw refused(top.place(), "the file must hold keys and values, such as 'project: wizards'");
        } catch (JsonProcessingException e) {
            throw notYaml(e);
        } catch (IOException e) {
            throw new IllegalStateException("Reading a text in memory failed", e);
        }
    }

    private YamlNode node(int depth) throws IOException, ConfigException {
        if (depth > DEEPEST) {
            throw refused("this is nested more than " + DEEPEST + " levels deep");
        }
        if (parser.isCurrentAlias()) {
            return aliased();
        }
        if (parser.getTypeId() != null) {
            problems.add(place(), "the tag '!" + Words.shown(parser.getTypeId()) + "' is not known here; leave it out");
        }
        String anchor = parser.getObjectId();
        JsonToken token = parser.currentToken();
        YamlNode node =
                switch (token) {
                    case START_OBJECT -> mapping(depth);
                    case START_ARRAY -> sequence(depth);
                    default -> scalar(token);
                };
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private YamlNode aliased() throws IOException, ConfigException {
        if (++aliases > MOST_ALIASES) {
            throw refused("there are more than " + MOST_ALIASES + " aliases");
        }
        String name = parser.getText();
        YamlNode node = anchors.get(name);
        if (node == null) {
            throw refused("the alias '*" + Words.shown(name) + "' has no '&" + Words.shown(name) + "' above it");
        }
        return node;
    }

    private Mapping mapping(int depth) throws IOException, ConfigException {
        Place start = place();
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<YamlNode> merged = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place keyPlace = place();
            parser.nextToken();
            YamlNode value = node(depth + 1);
            Entry first = entries.get(key);
            if (key.equals(MERGE)) {
                merged.add(value);
            } else if (first == null) {
                entries.put(key, new Entry(keyPlace, value));
            } else {
                problems.add(
                        keyPlace,
                        "'" + Words.shown(key) + "' is written twice; the first is on line "
                                + first.keyPlace().line());
            }
        }
        merged.forEach(from -> merge(from, entries));
        return new Mapping(start, entries);
    }

    private void merge(YamlNode from, Map<String, Entry> into) {
        if (from instanceof Mapping mapping) {
            mapping.entries().forEach(into::putIfAbsent);
        } else if (from instanceof Sequence sequence) {
            sequence.items().forEach(item -> merge(item, into));
        } else {
            problems.add(from.place(), "'<<' must be followed by the alias of a mapping, such as '<<: *defaults'");
        }
    }

    private Sequence sequence(int depth) throws IOException, ConfigException {
        Place start = place();
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new Sequence(start, items);
    }

    private Scalar scalar(JsonToken token) throws IOException {
        Form form =
                switch (token) {
                    case VALUE_NULL -> Form.EMPTY;
                    case VALUE_TRUE, VALUE_FALSE -> Form.FLAG;
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Form.NUMBER;
                    default -> Form.TEXT;
                };
        String text = form == Form.EMPTY ? "" : parser.getText();
        return new Scalar(place(), text == null ? "" : text, form);
    }

    private ConfigException notYaml(JsonProcessingException e) {
        Place place = placeOf(e.getLocation());
        String fault = e.getOriginalMessage();
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            place = new Place(
                    source,
                    marked.getProblemMark().getLine() + 1,
                    marked.getProblemMark().getColumn() + 1);
            fault = marked.getProblem();
        }
        return refused(place, "this is not YAML: " + Words.shown(fault));
    }

    private Place place() {
        return placeOf(parser.currentTokenLocation());
    }

    private Place placeOf(JsonLocation location) {
        return location == null
                ? new Place(source, 1, 1)
                : new Place(source, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private ConfigException refused(String sentence) {
        return refused(place(), sentence);
    }

    private ConfigException refused(Place place, String sentence) {
        problems.add(place, sentence);
        return problems.toException();
    }
}
