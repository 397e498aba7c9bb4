package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code CREATE POLICY} as pg_dump writes it, which the server refuses when one of its roles is missing. */
final class PolicyStatement {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")++\"|[\\w$\\x80-\\xff]++)";
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<before>CREATE\\s+POLICY\\s+(?<policy>" + NAME + ")\\s+ON\\s+(?<table>" + NAME + "(?:\\." + NAME + ")?)"
                    + "(?<as>\\s+AS\\s+(?:PERMISSIVE|RESTRICTIVE))?(?:\\s+FOR\\s+\\w+)?\\s+TO\\s+)"
                    + "(?<roles>" + NAME + "(?:\\s*,\\s*" + NAME + ")*+)(?<after>.*)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLE = Pattern.compile(NAME);

    private final SqlStatement statement;
    private final PsqlSession session;
    private final List<String> present = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    PolicyStatement(SqlStatement statement, PsqlSession session) {
        this.statement = statement;
        this.session = session;
    }

    /**
     * Makes the policy for those of its roles that there are. When there is none, a restrictive one is made for the user of
     * the restore, so that it is there to be given its roles back; a permissive one, without which nobody sees more, is left
     * out.
     *
     * @return whether that is what it takes; not when the server refused the policy for another reason
     */
    boolean restore(SqlException refusal, LoadNotes notes) throws DatabaseException {
        Matcher written = WRITTEN.matcher(statement.text());
        if (!refusal.is(SqlException.UNDEFINED_OBJECT) || !written.matches()) {
            return false;
        }
        for (Matcher role = ROLE.matcher(written.group("roles")); role.find(); ) {
            (exists(role.group()) ? present : missing).add(role.group());
        }
        if (missing.isEmpty()) {
            return false;
        }
        boolean restrictive = written.group("as") != null
                && written.group("as").strip().toUpperCase(Locale.ROOT).endsWith("RESTRICTIVE");
        String roles = present.isEmpty() && restrictive ? "CURRENT_USER" : String.join(", ", present);
        if (!roles.isEmpty()) {
            String changed = written.group("before") + roles + written.group("after");
            session.execute(changed.getBytes(StandardCharsets.ISO_8859_1));
        }
        notes.add("The policy " + text(written.group("policy")) + " of table " + text(written.group("table"))
                + (roles.isEmpty() ? " was left out" : " is for " + text(roles) + " alone") + ", as "
                + text(String.join(", ", missing))
                + " does not exist here: create the role and restore again, or change"
                + " the policy");
        return true;
    }

    private boolean exists(String role) throws DatabaseException {
        String asked = "SELECT " + Sql.literal(role) + "::pg_catalog.regrole";
        try {
            session.execute(asked.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        } catch (SqlException e) {
            if (e.is(SqlException.UNDEFINED_OBJECT)) {
                return false;
            }
            throw e;
        }
    }

    private static String text(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
