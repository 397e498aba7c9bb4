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
            + "[_ -]?names?|user[_ -]?name|login|born|birth|birth[_ -]?day|birth[_ -]?date|dob|addr|address(es)?|(addr|address|line)[_ -]?[0-9]"
            + "|street|post[_ -]?code|postal|zip|zip[_ -]?code|iban|bic|account[_ -]?(no|number)|card[_ -]?number"
            + "|credit[_ -]?card|ssn|nino|tax[_ -]?id|passport|national[_ -]?id|ip|ip[_ -]?address|remote[_ -]?addr"
            + "|user[_ -]?agent|token|secret|pass[_ -]?(word|hash|phrase)|passwd|pwd?|(api|private|access|auth)[_ -]?key|cookies?"
            + "|(session|cache)[_ -]?(key|data|id)|form[_ -]?data|signature"
            + "|vorname|nachname|familienname|telefon|handy|anschrift|stra(ß|ss)e|geburts(datum|tag)"
            + "|pr[eé]nom|adresse|courriel|voornaam|achternaam|telefoon|apellidos?|direcci[oó]n|tel[eé]fono|correo";

    private static final Pattern NAME = Pattern.compile("(^|_)(" + WORDS + ")(_|$)");
    private static final Pattern NUMBER = Pattern.compile(
            "(^|_)(phones?|telephone|tel|mobile|cell|fax|ssn|iban|account_?(no|number)|card_?number|national_?id)(_|$)");
    private static final Pattern TIME =
            Pattern.compile("(^|_)(born|birth|birth_?day|birth_?date|dob|geburts(datum|tag))(_|$)");

    /** In a table of such, a mere name is somebody's. */
    private static final Pattern PEOPLE = Pattern.compile(
            "(^|_)(historical_?)?(people|(person|customer|kunde|mitglied|client|member|user|visitor|subscriber|donor|employee|author|patient|student|pupil"
                    + "|teacher|guest|applicant|candidate|attendee|participant|supporter|volunteer|child|parent|contact"
                    + "|recipient|sender|tenant|player|profile|account)s?|children|staff|kunden|mitglieder|personen)(_|$)");

    /** A text that is called so names one. */
    private static final Pattern PERSON =
            Pattern.compile("person|customer|kunde|client|patient|guest|recipient|addressee|sender|attendee|participant"
                    + "|applicant|candidate|tenant|donor|subscriber|visitor|employee|author|contact|payer|payee"
                    + "|beneficiary|spouse|signatory|next_of_kin|(card|account)_?holder");

    /** What stands beside a name of somebody, or of something that belongs to somebody. */
    private static final Pattern CONTACT =
            Pattern.compile("(^|_)(e_?mails?|mail|phones?|telephone|tel|mobile|fax|telefon|handy)(_|$)");

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
        Optional<String> alone = reason(column);
        if (alone.isPresent() || column.kind() != Column.Kind.TEXT) {
            return alone;
        }
        String name = words(column.name());
        if (PERSON.matcher(name).matches()) {
            return Optional.of("its name");
        }
        if (!name.matches("names?")) {
            return Optional.empty();
        }
        return PEOPLE.matcher(words(table.name())).find()
                ? Optional.of("its name and that of its table")
                : table.columns().stream()
                        .map(Column::name)
                        .filter(each -> CONTACT.matcher(words(each)).find())
                        .findFirst()
                        .map(each -> "its name, beside " + each);
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
