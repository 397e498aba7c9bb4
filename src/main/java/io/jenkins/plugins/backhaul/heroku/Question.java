package io.jenkins.plugins.backhaul.heroku;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One request to Heroku.
 *
 * @param doing what it is for, as the beginning of a sentence: {@code Reading the config vars of wizards at Heroku}
 * @param address where it goes; holds no secret
 * @param body what is posted as JSON; empty for a GET
 * @param repeatable whether asking twice does no more than asking once
 */
record Question(String doing, URI address, Optional<String> body, boolean repeatable) {
    private static final JsonMapper JSON = new JsonMapper();

    static Question get(String doing, URI address) {
        return new Question(doing, address, Optional.empty(), true);
    }

    /** A POST that changes nothing. */
    static Question ask(String doing, URI address, Map<String, String> body) {
        return new Question(doing, address, Optional.of(written(body)), true);
    }

    /** A POST that begins something. */
    static Question order(String doing, URI address, Map<String, String> body) {
        return new Question(doing, address, Optional.of(written(body)), false);
    }

    private static String written(Map<String, String> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts cannot be written as JSON", e);
        }
    }

    /** The body may hold a signed address. */
    @Override
    public String toString() {
        return doing;
    }
}
