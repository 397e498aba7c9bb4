package io.jenkins.plugins.backhaul.staging;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a phase has made, as the journal keeps it. Holds no name of a person and no secret.
 *
 * @param facts what later phases and a later run need, by name
 * @param lines what is told of it
 */
public record Made(Map<String, String> facts, List<String> lines) {
    /** What is missing in a file is nothing. */
    public Made {
        facts = facts == null ? Map.of() : Map.copyOf(facts);
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** Nothing that anybody needs later. */
    static Made of(String line) {
        return new Made(Map.of(), List.of(line));
    }

    /** A fact, if it is there. */
    public Optional<String> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }
}
