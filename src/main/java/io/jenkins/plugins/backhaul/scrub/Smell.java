package io.jenkins.plugins.backhaul.scrub;

import io.jenkins.plugins.backhaul.scrub.Column.Kind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What personal data looks like from outside. By name: words that stand alone in it, written {@code first_name}, {@code firstName} or
 * {@code FIRST-NAME}. By content: e-mail addresses anywhere in a value; telephone numbers, Internet addresses and long tokens where
 * they are all of it, or all of one text in a JSON value or an array.
 */
enum Smell {
    EMAIL("holds e-mail addresses", "[[:alnum:]._%+-]+@[[:alnum:]-]+([.][[:alnum:]-]+)*[.][[:alpha:]]{2,}", false),
    PHONE(
            "holds telephone numbers",
            "([+]|00)[1-9][0-9 ()./-]{6,18}[0-9]|[(]?0[0-9]{1,5}[)]?[ /-][0-9][0-9 /-]{3,12}[0-9]",
            true),
    ADDRESS("holds Internet addresses", "([0-9]{1,3}[.]){3}[0-9]{1,3}", true),
    TOKEN(
            "holds tokens",
            "(?=[0-9]*[a-f])[0-9a-f]{32,}|(?=[^\"]*[0-9])(?=[^\"]*[A-Z])(?=[^\"]*[a-z])[A-Za-z0-9+/=_.-]{40,}",
            true);

    private static final Pattern NAME = Pattern.compile(
            "(^|_)(e_?mails?|mail|phones?|telephone|tel|mobile|cell|fax|first_?names?"
                    + "|last_?names?|sur_?names?|full_?name|given_?name|family_?name|middle_?name|maiden_?name|nick_?name"
                    + "|(contact|customer|author|sender|recipient|person|client|guest|member)_?names?|user_?name|login|birth|birth_?day|birth_?date|dob|address(es)?|address_?[0-9]|street|post_?code|postal|zip"
                    + "|zip_?code|iban|bic|account_?(no|number)|card_?number|ssn|passport|national_?id|ip|ip_?address|remote_?addr"
                    + "|user_?agent|token|secret|pass_?word|passwd|api_?key|session_?(key|data|id)|form_?data|signature)(_|$)");
    private static final Pattern NUMBER_NAME = Pattern.compile(
            "(^|_)(phones?|telephone|tel|mobile|cell|fax|ssn|iban|account_?(no|number)|card_?number|national_?id)(_|$)");
    private static final Pattern TIME_NAME = Pattern.compile("(^|_)(birth|birth_?day|birth_?date|dob)(_|$)");
    private static final Set<Kind> READABLE = EnumSet.of(Kind.TEXT, Kind.TEXTS, Kind.JSON, Kind.OTHER, Kind.ADDRESS);

    private final String reason;
    private final String pattern;

    Smell(String reason, String pattern, boolean whole) {
        this.reason = reason;
        this.pattern = whole ? "(^|[\"{,'])(" + pattern + ")($|[\"},'])" : pattern;
    }

    /** Why it is said of a column. */
    String reason() {
        return reason;
    }

    /** Whether a value has it, as SQL. */
    String condition(String value) {
        String match = value + " ~ " + Sql.literal(pattern);
        return this == EMAIL ? "strpos(" + value + ", '@') > 0 AND " + match : match;
    }

    static boolean isReadable(Column column) {
        return READABLE.contains(column.kind());
    }

    /** Whether the name of a column alone gives it away. */
    static Optional<String> ofName(Column column) {
        Pattern pattern =
                switch (column.kind()) {
                    case FLAG -> null;
                    case NUMBER -> NUMBER_NAME;
                    case TIME -> TIME_NAME;
                    default -> NAME;
                };
        boolean found = column.kind() == Kind.ADDRESS
                || (pattern != null && pattern.matcher(words(column.name())).find());
        return found ? Optional.of(column.kind() == Kind.ADDRESS ? "its type" : "its name") : Optional.empty();
    }

    private static String words(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .toLowerCase(Locale.ROOT);
    }
}
