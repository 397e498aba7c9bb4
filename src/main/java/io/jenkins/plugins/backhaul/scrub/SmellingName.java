package io.jenkins.plugins.backhaul.scrub;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names that give personal data away: words that stand alone in the name of a column, written {@code first_name}, {@code firstName} or
 * {@code FIRST-NAME}.
 */
final class SmellingName {
    /** As regular expressions of Java and of PostgreSQL write them. */
    static final String WORDS = "e[_ -]?mails?|mail|phones?|telephone|tel|mobile|cell|fax|first[_ -]?names?"
            + "|last[_ -]?names?|fore[_ -]?names?|sur[_ -]?names?|full[_ -]?name|given[_ -]?name|family[_ -]?name"
            + "|middle[_ -]?name|maiden[_ -]?name|nick[_ -]?name|display[_ -]?name|real[_ -]?name|legal[_ -]?name"
            + "|(contact|customer|author|sender|recipient|person|client|guest|member|donor|parent|patient|employee|your)"
            + "[_ -]?names?|user[_ -]?name|login|birth|birth[_ -]?day|birth[_ -]?date|dob|address(es)?|address[_ -]?[0-9]"
            + "|street|post[_ -]?code|postal|zip|zip[_ -]?code|iban|bic|account[_ -]?(no|number)|card[_ -]?number"
            + "|credit[_ -]?card|ssn|nino|tax[_ -]?id|passport|national[_ -]?id|ip|ip[_ -]?address|remote[_ -]?addr"
            + "|user[_ -]?agent|token|secret|pass[_ -]?word|passwd|(api|private|access|auth)[_ -]?key|cookies?"
            + "|(session|cache)[_ -]?(key|data|id)|form[_ -]?data|signature"
            + "|vorname|nachname|familienname|telefon|handy|anschrift|stra(ß|ss)e|geburts(datum|tag)"
            + "|pr[eé]nom|adresse|courriel|voornaam|achternaam|telefoon|apellidos?|direcci[oó]n|tel[eé]fono|correo";

    private static final Pattern NAME = Pattern.compile("(^|_)(" + WORDS + ")(_|$)");
    private static final Pattern NUMBER = Pattern.compile(
            "(^|_)(phones?|telephone|tel|mobile|cell|fax|ssn|iban|account_?(no|number)|card_?number|national_?id)(_|$)");
    private static final Pattern TIME =
            Pattern.compile("(^|_)(birth|birth_?day|birth_?date|dob|geburts(datum|tag))(_|$)");

    /** In a table of such, a mere name is somebody's. */
    private static final Pattern PEOPLE = Pattern.compile(
            "(^|_)(historical_?)?(people|(person|customer|kunde|mitglied|client|member|user|visitor|subscriber|donor|employee|author|patient|student|pupil"
                    + "|teacher|guest|applicant|candidate|attendee|participant|supporter|volunteer|child|parent|contact"
                    + "|recipient|sender|tenant|player|profile|account)s?|children|staff|kunden|mitglieder|personen)(_|$)");

    private SmellingName() {}

    /** Why the name of a column gives it away, if it does. */
    static Optional<String> reason(Column column) {
        Pattern pattern =
                switch (column.kind()) {
                    case ADDRESS -> null;
                    case FLAG -> null;
                    case NUMBER -> NUMBER;
                    case TIME -> TIME;
                    default -> NAME;
                };
        if (column.kind() == Column.Kind.ADDRESS) {
            return Optional.of("its type");
        }
        if (pattern != null && pattern.matcher(words(column.name())).find()) {
            return Optional.of("its name");
        }
        return smells(column.parts()) ? Optional.of("the names of its parts") : Optional.empty();
    }

    /** The same, where the table may tell what the column does not. */
    static Optional<String> reason(Table table, Column column) {
        boolean named = column.kind() == Column.Kind.TEXT
                && words(column.name()).matches("names?")
                && PEOPLE.matcher(words(table.name())).find();
        return named ? Optional.of("its name and that of its table") : reason(column);
    }

    private static boolean smells(List<String> names) {
        return names.stream().anyMatch(each -> NAME.matcher(words(each)).find());
    }

    private static String words(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .toLowerCase(Locale.ROOT);
    }
}
