package io.jenkins.plugins.backhaul.scrub;

import java.util.List;

/**
 * What stands in place of a value, as an expression of SQL. It is made of the row's key, where the table has a number for one, and
 * otherwise of a hash of the value: so different rows stay different, and equal values equal. The hash is salted with something that
 * only the server knows and forgets, so nobody can find out a value by trying. What is null or empty stays so.
 */
final class Fakes {
    /** The setting of the transaction that holds the salt. */
    static final String SALT = "backhaul.salt";

    private static final int SHORTEST_LOCAL_PART = 8;
    private static final int KEY_LENGTH = 16;

    private static final String JSON_STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";

    /** A space behind each text, and behind the colon of each name of a member: so no name stands close to its value. */
    private static final String JSON_APART = "'(" + JSON_STRING + "(?:\\s*:)?)', '\\1 '";

    /** Every text, and every name of a member, which stays in front of it unless it is an e-mail address. */
    private static final String JSON_TEXT = "'(\"(?:[^\"\\\\@]|\\\\.)*\"\\s*:)|" + JSON_STRING + "', '\\1\"Text\"'";

    /** As a telephone has, or a place on a map. */
    private static final String JSON_LONG_NUMBER = "'(^|[:,[]\\s*)-?[0-9][0-9.]{6,}', '\\1" + "0'";

    private final String domain;

    /** @param domain of the invented e-mail addresses */
    Fakes(String domain) {
        this.domain = domain;
    }

    /**
     * The expression for a column.
     *
     * @param referred whether a foreign key leads to or from the column, so that equal values must stay equal between tables
     * @throws ScrubException when the action cannot be done to such a column
     */
    String expression(Table table, Column column, Action action, boolean referred) throws ScrubException {
        String place = table + "." + column.name();
        if (column.computed()) {
            List<String> sources = column.source().columns();
            throw new ScrubException("The column " + place + " is computed by the server"
                    + (sources.isEmpty()
                            ? " and cannot be changed: name it with 'keep'"
                            : " from " + String.join(", ", sources) + ": write rules for those, and none for it"));
        }
        if (action == Action.NULL) {
            if (column.notNull()) {
                throw new ScrubException("The column " + place + " refuses nulls: " + instead(column));
            }
            return "NULL";
        }
        String name = Sql.name(column.name());
        String key = table.key().isEmpty() || referred || table.key().equals(column.name())
                ? ""
                : Sql.name(table.key()) + "::text";
        return switch (column.kind()) {
            case TEXT -> unlessEmpty(name, cast(text(place, column, action, name, key), column));
            case TEXTS ->
                "CASE WHEN " + name + " IS NULL THEN NULL ELSE "
                        + cast(
                                "ARRAY(SELECT CASE WHEN one IS NULL OR"
                                        + " one::text = '' THEN one::text ELSE "
                                        + text(place, column, action, "one", "")
                                        + " END FROM unnest(" + name
                                        + ") WITH ORDINALITY AS u (one, place) ORDER BY place)",
                                column)
                        + " END";
            case JSON -> unlessEmpty(name, cast(json(name, action), column));
            case BYTES, UUID, ADDRESS -> unlessEmpty(name, binary(place, column, action, name));
            case NUMBER -> number(place, column, action, name);
            case WORDS -> words(place, column, action, name);
            default -> throw unsuitable(place, column, action);
        };
    }

    private static String unlessEmpty(String name, String expression) {
        return "CASE WHEN " + name + "::text <> '' THEN " + expression + " ELSE " + name + " END";
    }

    private static String cast(String expression, Column column) {
        return "(" + expression + ")::" + column.type();
    }

    private String text(String place, Column column, Action action, String value, String rowKey) throws ScrubException {
        String key = rowKey.isEmpty() ? "left(" + hash(value) + ", " + KEY_LENGTH + ")" : rowKey;
        return switch (action) {
            case HASH -> cut("left", hash(value), column.longest());
            case FAKE_EMAIL -> email(place, column, key);
            case FAKE_NAME -> cut("right", "'User ' || " + key, column.longest());
            case FAKE_FIRST_NAME -> cut("left", "'User'::text", column.longest());
            case FAKE_LAST_NAME -> cut("right", key, column.longest());
            case FAKE_PHONE -> cut("left", "'+999' || " + digits(value, rowKey), column.longest());
            default -> cut("right", "'Text ' || " + key, column.longest());
        };
    }

    private String email(String place, Column column, String key) throws ScrubException {
        String end = "@" + domain;
        int local = column.longest() == 0 ? Integer.MAX_VALUE : column.longest() - end.length();
        if (local < SHORTEST_LOCAL_PART) {
            throw new ScrubException("The column " + place + " holds " + column.longest()
                    + " characters, too few for an address that ends in " + end + ": use 'hash' or 'null'");
        }
        return cut("right", "'user.' || " + key, local == Integer.MAX_VALUE ? 0 : local) + " || " + Sql.literal(end);
    }

    private static String digits(String value, String rowKey) {
        return rowKey.isEmpty()
                ? "lpad((('x' || left(" + hash(value) + ", 15))::bit(60)::bigint % 100000000000)::text, 11, '0')"
                : "lpad(" + rowKey + ", greatest(7, length(" + rowKey + ")), '0')";
    }

    private static String json(String name, Action action) {
        if (action == Action.HASH) {
            return "to_json(" + hash(name) + ")::text";
        }
        String texts = "replace(" + replaced(replaced(name + "::text", JSON_APART), JSON_TEXT) + ", ':\"Text\"', ':')";
        return replaced(texts, JSON_LONG_NUMBER);
    }

    private static String replaced(String value, String patternAndReplacement) {
        return "regexp_replace(" + value + ", " + patternAndReplacement + ", 'g')";
    }

    /** As many digits as the type surely takes; what is equal stays equal. */
    private static String number(String place, Column column, Action action, String name) throws ScrubException {
        String most =
                switch (column.type()) {
                    case "bigint" -> "1000000000000000000";
                    case "integer" -> "2147483647";
                    default -> throw unsuitable(place, column, action);
                };
        if (action != Action.HASH) {
            throw unsuitable(place, column, action);
        }
        return cast("('x' || left(" + hash(name) + ", 15))::bit(60)::bigint % " + most, column);
    }

    private static String words(String place, Column column, Action action, String name) throws ScrubException {
        if (action != Action.FAKE_TEXT) {
            throw unsuitable(place, column, action);
        }
        return "CASE WHEN " + name + " IS NULL THEN NULL ELSE " + cast("''", column) + " END";
    }

    private static String binary(String place, Column column, Action action, String name) throws ScrubException {
        if (action != Action.HASH) {
            throw unsuitable(place, column, action);
        }
        return switch (column.kind()) {
            case UUID -> cast("left(" + hash(name) + ", 32)", column);
            // RFC 3849 keeps this prefix for documentation.
            case ADDRESS ->
                cast("'2001:db8:' || left(" + hash(name) + ", 4) || '::' || right(" + hash(name) + ", 4)", column);
            default -> cast("decode(" + hash(name) + ", 'hex')", column);
        };
    }

    private static String hash(String value) {
        return "encode(sha256(convert_to(current_setting('" + SALT + "') || " + value + "::text, 'UTF8')), 'hex')";
    }

    private static String cut(String side, String expression, int longest) {
        return longest == 0 ? expression : side + "(" + expression + ", " + longest + ")";
    }

    private static ScrubException unsuitable(String place, Column column, Action action) {
        String word = action == Action.HASH ? "hash" : "fake";
        return new ScrubException("The column " + place + " is of the type " + column.type()
                + ", of which there is no '" + word + "': " + instead(column));
    }

    /** What can be done to a column, if something cannot. */
    private static String instead(Column column) {
        String known =
                switch (column.kind()) {
                    case TEXT, TEXTS, JSON -> "use 'hash' or 'fake', ";
                    case BYTES, UUID, ADDRESS -> "use 'hash', ";
                    case WORDS -> "use { fake: text }, which empties it, ";
                    case NUMBER -> column.type().matches("bigint|integer") ? "use 'hash', " : "";
                    default -> "";
                };
        String nothing = column.notNull() ? "" : "use 'null', ";
        return nothing + known + "delete the rows, or name it with 'keep' and write SQL under 'sql-files'";
    }
}
