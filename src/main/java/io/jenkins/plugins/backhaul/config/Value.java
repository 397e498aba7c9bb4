package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.YamlNode.Form;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a key may hold.
 *
 * @param form how it is written in the file
 * @param parser turns its text into a value
 * @param schema the same rule in JSON Schema's words, for editors
 */
record Value<T>(Form form, Parser<T> parser, Map<String, Object> schema) {
    private static final String NO_CONTROL_CHARACTERS = "^[^\\x00-\\x1f\\x7f-\\x9f]{1,200}$";
    private static final String DURATION = "^[1-9][0-9]{0,4}[mhdw]$";
    private static final int LONGEST_POSTGRES_NAME = 63;

    /** Turns text into a value. */
    @FunctionalInterface
    interface Parser<T> {
        /**
         * The value that the text of a key stands for.
         *
         * @throws IllegalArgumentException with a sentence that says what would be right
         */
        T parse(String key, String text);
    }

    /** Text that matches a pattern which means the same in Java and in JavaScript. */
    static <T> Value<T> matching(String pattern, String expected, Function<String, T> parse) {
        return new Value<>(
                Form.TEXT,
                (key, text) -> {
                    if (!text.matches(pattern)) {
                        throw new IllegalArgumentException(wrong(key, expected, text));
                    }
                    return parse.apply(text);
                },
                Map.of("type", "string", "pattern", pattern));
    }

    static Value<String> matching(String pattern, String expected) {
        return matching(pattern, expected, text -> text);
    }

    /** Text that a type of its own understands. */
    static <T> Value<T> parsed(String pattern, Function<String, T> parse) {
        return new Value<>(Form.TEXT, (key, text) -> parse.apply(text), Map.of("type", "string", "pattern", pattern));
    }

    /** Any text of one line. */
    static Value<String> line() {
        return matching(NO_CONTROL_CHARACTERS, "one line of 1 to 200 characters");
    }

    /** The name of a role or a database: PostgreSQL cuts longer ones off (NAMEDATALEN). */
    static Value<String> postgresName() {
        String expected = "a name of 1 to " + LONGEST_POSTGRES_NAME + " bytes on one line";
        return new Value<>(
                Form.TEXT,
                (key, text) -> {
                    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
                    if (bytes > LONGEST_POSTGRES_NAME || !text.matches(NO_CONTROL_CHARACTERS)) {
                        throw new IllegalArgumentException(wrong(key, expected, text));
                    }
                    return text;
                },
                Map.of("type", "string", "pattern", NO_CONTROL_CHARACTERS, "maxLength", LONGEST_POSTGRES_NAME));
    }

    /** A web address; a user or a password never stands in it. */
    static Value<URI> address(String pattern, String expected) {
        return new Value<>(
                Form.TEXT,
                (key, text) -> {
                    try {
                        if (text.matches(pattern)) {
                            return URI.create(text);
                        }
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(wrong(key, expected, text), e);
                    }
                    throw new IllegalArgumentException(wrong(key, expected, text));
                },
                Map.of("type", "string", "pattern", pattern));
    }

    static Value<Boolean> flag() {
        return new Value<>(
                Form.FLAG,
                (key, text) -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(wrong(key, "true or false", text));
                },
                Map.of("type", "boolean"));
    }

    static Value<Integer> port() {
        return new Value<>(
                Form.NUMBER,
                (key, text) -> {
                    if (text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65535) {
                        return Integer.valueOf(text);
                    }
                    throw new IllegalArgumentException(wrong(key, "a whole number from 1 to 65535", text));
                },
                Map.of("type", "integer", "minimum", 1, "maximum", 65535));
    }

    /** A status of HTTP that ends an exchange. */
    static Value<Integer> httpStatus() {
        return new Value<>(
                Form.NUMBER,
                (key, text) -> {
                    if (text.matches("[2-5][0-9]{2}")) {
                        return Integer.valueOf(text);
                    }
                    throw new IllegalArgumentException(wrong(key, "a status from 200 to 599", text));
                },
                Map.of("type", "integer", "minimum", 200, "maximum", 599));
    }

    /** How many of something, written as a number. */
    static Value<Integer> count() {
        return new Value<>(
                Form.NUMBER,
                (key, text) -> {
                    if (text.matches("[1-9][0-9]{0,3}")) {
                        return Integer.valueOf(text);
                    }
                    throw new IllegalArgumentException(wrong(key, "a whole number from 1 to 9999", text));
                },
                Map.of("type", "integer", "minimum", 1, "maximum", 9999));
    }

    /** A number with or without a fraction. */
    static Value<BigDecimal> decimal() {
        return new Value<>(
                Form.NUMBER,
                (key, text) -> {
                    if (text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
                        return new BigDecimal(text);
                    }
                    throw new IllegalArgumentException(wrong(key, "a number", text));
                },
                Map.of("type", "number"));
    }

    /** Minutes, hours, days or weeks. */
    static Value<Duration> duration() {
        return matching(DURATION, "a time like 90m, 24h, 30d or 2w", text -> {
            long count = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 'm' -> Duration.ofMinutes(count);
                case 'h' -> Duration.ofHours(count);
                case 'd' -> Duration.ofDays(count);
                default -> Duration.ofDays(7 * count);
            };
        });
    }

    /** A time that somebody waits. */
    static Value<Duration> patience() {
        return matching("^[0-9]{1,5}[smh]$", "a time like 90s, 5m or 1h", text -> {
            long count = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(count);
                case 'm' -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
        });
    }

    /** One or more words, as a list or on one line with commas between. */
    static Value<List<String>> words(String pattern, String expected) {
        return new Value<>(
                Form.WORDS,
                (key, text) -> {
                    List<String> words = List.of(text.strip().split("[,\\s]+"));
                    if (!words.stream().allMatch(word -> word.matches(pattern))) {
                        throw new IllegalArgumentException(wrong(key, expected, text));
                    }
                    return words;
                },
                Map.of(
                        "type",
                        List.of("string", "array"),
                        "items",
                        new TreeMap<>(Map.of("type", "string", "pattern", pattern))));
    }

    /** A statement, on as many lines as it needs. */
    static Value<String> statement() {
        return matching("^[\\s\\S]{1,10000}$", "a statement of at most 10,000 characters");
    }

    /** One line of text, a number, or true or false: whatever it is, as it is written. */
    static Value<String> anything() {
        return new Value<>(Form.OVERRIDE, line().parser(), Map.of("type", List.of("string", "number", "boolean")));
    }

    /** One of an enumeration's constants, in lower case with hyphens. */
    static <E extends Enum<E>> Value<E> choice(Class<E> type) {
        List<String> names =
                Stream.of(type.getEnumConstants()).map(Value::spelled).toList();
        return new Value<>(
                Form.TEXT,
                (key, text) -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> spelled(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(wrong(key, String.join(" or ", names), text))),
                Map.of("type", "string", "enum", names));
    }

    static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String wrong(String key, String expected, String text) {
        return "'" + key + "' must be " + expected + Words.butIs(text);
    }
}
