package io.jenkins.plugins.backhaul.scrub;

import io.jenkins.plugins.backhaul.scrub.Column.Kind;
import java.util.EnumSet;
import java.util.Set;

/**
 * What personal data looks like inside. E-mail addresses, postal ones, international telephone numbers and what a name of a member
 * says are looked for anywhere in a value; other telephone numbers, Internet addresses, accounts and long tokens where they are all
 * of it, or all of one text in a JSON value, an array, a composite value or an element of XML.
 */
enum Smell {
    EMAIL(
            "holds e-mail addresses",
            "[[:alnum:]][[:alnum:]._%+-]*(@|%40|\\\\u0040)[[:alnum:]-]+([.][[:alnum:]-]+)*[.][[:alpha:]]{2,}",
            false),
    PHONE(
            "holds telephone numbers",
            "([+]|00)[1-9][0-9 ()./-]{6,18}[0-9]|[(]?0[0-9]{1,5}[)]?[ /-][0-9][0-9 /-]{3,12}[0-9]",
            true),
    /** In the international form it is unlike anything else. */
    PHONE_WITHIN(
            "holds telephone numbers", "(^|[^[:alnum:]+])[+][1-9]([ ()./-]{0,2}[0-9]){8,14}($|[^[:alnum:]])", false),
    ADDRESS(
            "holds Internet addresses",
            "([0-9]{1,3}[.]){3}[0-9]{1,3}|([0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}"
                    + "|([0-9A-Fa-f]{1,4}:){1,6}(:[0-9A-Fa-f]{1,4}){1,6}|([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}",
            true),
    ACCOUNT(
            "holds bank accounts or cards",
            "[A-Z]{2}[0-9]{2}( ?[0-9A-Z]{4}){2,7}( ?[0-9A-Z]{1,4})?|[0-9]{4}([ -][0-9]{4}){3}",
            true),
    /** A file's name may be as long, but has an end that says what it is. Hashes of passwords are as {@code crypt} or Django have them. */
    TOKEN(
            "holds tokens",
            "(?=[0-9]*[a-f])[0-9a-f]{32,}|(?=[^\"]*[0-9])(?=[^\"]*[A-Z])(?=[^\"]*[a-z])"
                    + "(?![^\"]*[.][[:alpha:]][[:alnum:]]{1,4}($|\"))[A-Za-z0-9+/=_.-]{40,}"
                    + "|([$][0-9a-z-]{1,10}|[a-z0-9_]{3,20}[$][0-9]+)[$][A-Za-z0-9+/=_.,$-]{20,}",
            true),
    /** A house in a street, at the beginning of a text, or a British post code. */
    STREET(
            "holds postal addresses",
            "(^|[\"{,'>(\\n])([0-9]{1,5}[A-Za-z]?,? ([A-Z][[:alpha:]'.-]+ ){1,3}(Street|St|Road|Rd|Lane|Avenue|Ave|Drive"
                    + "|Close|Court|Crescent|Gardens|Grove|Hill|Place|Square|Terrace|Way|Row|Mews|Boulevard|Blvd)\\M"
                    + "|[A-Z][[:alpha:] .-]*(stra(ße|sse)|str[.]|weg|platz|gasse|allee) [0-9]{1,4}[a-z]?\\M"
                    + "|[0-9]{1,4}[a-z]?,? [A-Z][[:alpha:]-]*(stra(ße|sse)|weg|platz|gasse|allee)\\M)"
                    + "|\\m[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\\M",
            false),
    /** Members of JSON and hstore, written by Python too, and elements of XML, each with something in it. */
    MEMBER(
            "has members that are called so",
            "(?i)[\"'](([^\"']*[^[:alnum:]\"'])?(" + SmellingName.WORDS + ")([^[:alnum:]\"'][^\"']*)?)[\"']"
                    + "\\s*(:|=>)\\s*(\\[\\s*)?([\"'][^\"']|[0-9])"
                    + "|<([a-z0-9]+[_:-])*(" + SmellingName.WORDS + ")( [^<>]*)?>[^<[:space:]]",
            false);

    private static final Set<Kind> READABLE =
            EnumSet.of(Kind.TEXT, Kind.TEXTS, Kind.JSON, Kind.OTHER, Kind.WORDS, Kind.ADDRESS);

    private final String reason;
    private final String pattern;

    Smell(String reason, String pattern, boolean whole) {
        this.reason = reason;
        this.pattern = whole ? "(^|[\"{,'>(])(" + pattern + ")($|[\"},'<)])" : pattern;
    }

    /** Why it is said of a column. */
    String reason() {
        return reason;
    }

    /** Whether a value has it, as SQL. What is searched for one letter first is searched quickly. */
    String condition(String value) {
        String match = value + " ~ " + Sql.literal(pattern);
        return switch (this) {
            case EMAIL ->
                "(strpos(" + value + ", '@') > 0 OR strpos(" + value + ", '%40') > 0 OR strpos(" + value
                        + ", 'u0040') > 0) AND " + match;
            case PHONE_WITHIN -> "strpos(" + value + ", '+') > 0 AND " + match;
            case MEMBER ->
                "(strpos(" + value + ", ':') > 0 OR strpos(" + value + ", '=>') > 0 OR strpos(" + value
                        + ", '</') > 0) AND " + match;
            default -> match;
        };
    }

    static boolean isReadable(Column column) {
        return READABLE.contains(column.kind());
    }
}
