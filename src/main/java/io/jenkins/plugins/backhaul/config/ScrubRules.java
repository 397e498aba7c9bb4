package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.ScrubSettings.Action;
import io.jenkins.plugins.backhaul.config.ScrubSettings.ScrubRule;
import io.jenkins.plugins.backhaul.config.YamlNode.Form;
import io.jenkins.plugins.backhaul.config.YamlNode.Mapping;
import io.jenkins.plugins.backhaul.config.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what becomes of tables and their columns: names of the project's own, with a word under each. */
final class ScrubRules {
    private static final String FAKE = "fake";
    private static final Map<String, Action> OF_TABLES = Map.of("delete", Action.DELETE, "keep", Action.KEEP);
    private static final Map<String, Action> OF_COLUMNS =
            Map.of("null", Action.NULL, "hash", Action.HASH, "keep", Action.KEEP);

    /** What may stand after {@code fake}. */
    static final Map<String, Action> FAKES = Map.of(
            "email", Action.FAKE_EMAIL,
            "name", Action.FAKE_NAME,
            "first-name", Action.FAKE_FIRST_NAME,
            "last-name", Action.FAKE_LAST_NAME,
            "phone", Action.FAKE_PHONE,
            "text", Action.FAKE_TEXT);

    private final Problems problems;
    private final boolean ofProfile;
    private final List<ScrubRule> rules = new ArrayList<>();

    /** @param ofProfile whether a profile is read, and not what the project says */
    ScrubRules(Problems problems, boolean ofProfile) {
        this.problems = problems;
        this.ofProfile = ofProfile;
    }

    /** The rules, in the order of the file. */
    List<ScrubRule> of(Mapping tables) {
        tables.entries().forEach((table, entry) -> {
            if (!table.matches("(\"([^\"]|\"\")+\"|[^\".]+)(\\.(\"([^\"]|\"\")+\"|[^\".]+))?")) {
                problems.add(
                        entry.keyPlace(),
                        "'" + Words.shown(table) + "' is no table: write table, schema.table, or with quotes"
                                + " '\"sche.ma\".\"ta.ble\"'");
            } else if (entry.value() instanceof Mapping columns && !columns.isEmpty()) {
                columns.entries().forEach((column, action) -> add(table, column, action.value()));
            } else {
                word(entry.value(), OF_TABLES)
                        .ifPresentOrElse(
                                action -> rules.add(new ScrubRule(table, "", action, ofProfile)),
                                () -> problems.add(
                                        entry.value().place(),
                                        "The table '" + Words.shown(table)
                                                + "' must have 'delete' or 'keep' after it, or"
                                                + " what becomes of its columns under it"));
            }
        });
        if (rules.size() > Key.Tables.MOST_RULES) {
            problems.add(tables.place(), "There are more than " + Key.Tables.MOST_RULES + " rules");
        }
        return rules;
    }

    private void add(String table, String column, YamlNode written) {
        Optional<Action> action =
                written instanceof Mapping fake && fake.entries().size() == 1
                        ? fake.text(FAKE).map(FAKES::get)
                        : word(written, OF_COLUMNS);
        action.ifPresentOrElse(
                known -> rules.add(new ScrubRule(table, column, known, ofProfile)),
                () -> problems.add(
                        written.place(),
                        "The column '" + Words.shown(column)
                                + "' must have null, hash, keep or { fake: … } after it, with"
                                + " email, name, first-name, last-name, phone or text for …"));
    }

    /** YAML reads {@code null} as nothing. */
    private static Optional<Action> word(YamlNode written, Map<String, Action> known) {
        if (!(written instanceof Scalar scalar)) {
            return Optional.empty();
        }
        return Optional.ofNullable(known.get(scalar.form() == Form.EMPTY ? "null" : scalar.text()));
    }
}
