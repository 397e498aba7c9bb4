package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes an empty database that is like the one which was dumped, as far as this server can. */
final class NewDatabase {
    private static final String PRISTINE = "template0";

    private final Server server;
    private final Map<String, String> attributes;
    private final List<String> notes = new ArrayList<>();

    NewDatabase(Server server, DatabaseProperties properties) {
        this.server = server;
        this.attributes = properties.attributes();
    }

    /**
     * Makes it.
     *
     * @return what is not as it was, one sentence each
     */
    List<String> create(String name, Optional<String> template) throws DatabaseException {
        String beginning = "CREATE DATABASE " + Sql.name(name) + owner() + tableSpace() + " TEMPLATE ";
        if (template.isPresent() && server.has(template.get())) {
            compare(template.get());
            make(beginning + Sql.name(template.get()));
            return notes;
        }
        template.ifPresent(missing -> notes.add("There is no template database " + missing
                + " here: an empty database was used; the extensions come from the dump"));
        createPristine(beginning + PRISTINE);
        return notes;
    }

    private void make(String statement) throws DatabaseException {
        try {
            server.session().execute(statement);
        } catch (SqlException e) {
            if (e.is(SqlException.INSUFFICIENT_PRIVILEGE)) {
                throw new DatabaseException(
                        "A database to restore into cannot be made: " + e.getMessage()
                                + ". Give the user of the restore"
                                + " that right (ALTER ROLE … CREATEDB), or restore as another one",
                        e);
            }
            throw e;
        }
    }

    private void compare(String template) throws DatabaseException {
        List<String> has = server.session()
                .rows(
                        "SELECT pg_catalog.pg_encoding_to_char(encoding), datcollate, datctype FROM pg_catalog.pg_database"
                                + " WHERE datname = " + Sql.literal(template))
                .get(0);
        List<String> wanted = List.of(
                attributes.getOrDefault(DatabaseSettings.ENCODING, has.get(0)),
                attributes.getOrDefault(DatabaseSettings.COLLATE, has.get(1)),
                attributes.getOrDefault(DatabaseSettings.CTYPE, has.get(2)));
        if (!wanted.equals(has)) {
            notes.add("The template database " + template + " has another encoding or locale (" + String.join(", ", has)
                    + ") than the backup (" + String.join(", ", wanted)
                    + "): the restored database is like the template");
        }
    }

    private String tableSpace() throws DatabaseException {
        String wanted = attributes.get(DatabaseSettings.TABLE_SPACE);
        if (wanted == null) {
            return "";
        }
        List<List<String>> usable = server.session()
                .rows("SELECT FROM pg_catalog.pg_tablespace WHERE spcname = " + Sql.literal(wanted)
                        + " AND pg_catalog.has_tablespace_privilege(oid, 'CREATE')");
        if (usable.isEmpty()) {
            notes.add(
                    "The table space " + wanted + " of the database does not exist here, or the user of the restore may"
                            + " not use it: the default one was used");
            return "";
        }
        return " TABLESPACE " + Sql.name(wanted);
    }

    private void createPristine(String beginning) throws DatabaseException {
        String encoding = attribute(" ENCODING ", DatabaseSettings.ENCODING);
        try {
            make(beginning + encoding + locale());
        } catch (SqlException refusal) {
            createWithOtherLocale(beginning + encoding, refusal);
        }
    }

    private void createWithOtherLocale(String beginning, SqlException refusal) throws DatabaseException {
        for (String locale : List.of("", " LC_COLLATE 'C' LC_CTYPE 'C'")) {
            try {
                make(beginning + locale);
                notes.add("The locale of the backup (" + attributes.get(DatabaseSettings.COLLATE)
                        + ") is not available here, so texts may sort differently: " + refusal.getMessage());
                return;
            } catch (SqlException e) {
                refusal.addSuppressed(e);
            }
        }
        throw new DatabaseException("A database to restore into cannot be made: " + refusal.getMessage(), refusal);
    }

    private String owner() throws DatabaseException {
        String owner = attributes.get(DatabaseSettings.OWNER);
        if (owner == null) {
            return "";
        }
        List<List<String>> usable = server.session()
                .rows("SELECT pg_catalog.pg_has_role(oid, 'MEMBER') FROM pg_catalog.pg_roles WHERE rolname = "
                        + Sql.literal(owner));
        if (usable.isEmpty()) {
            notes.add("The role " + owner
                    + ", owner of the database, does not exist here: the restored one belongs to the"
                    + " user of the restore");
            return "";
        }
        if (!usable.get(0).get(0).equals("t")) {
            notes.add("The user of the restore may not give a database to the role " + owner + ", so it keeps it");
            return "";
        }
        return " OWNER " + Sql.name(owner);
    }

    private String locale() {
        String provider = attributes.getOrDefault(DatabaseSettings.PROVIDER, "libc");
        String clauses =
                attribute(" LC_COLLATE ", DatabaseSettings.COLLATE) + attribute(" LC_CTYPE ", DatabaseSettings.CTYPE);
        if (!server.session().version().isAtLeast(15) || clauses.isEmpty()) {
            return clauses;
        }
        return clauses
                + switch (provider) {
                    case "icu" ->
                        " LOCALE_PROVIDER icu"
                                + attribute(" ICU_LOCALE ", DatabaseSettings.LOCALE)
                                + attribute(" ICU_RULES ", DatabaseSettings.ICU_RULES);
                    case "builtin" ->
                        " LOCALE_PROVIDER builtin" + attribute(" BUILTIN_LOCALE ", DatabaseSettings.LOCALE);
                    default -> " LOCALE_PROVIDER libc";
                };
    }

    private String attribute(String clause, String key) {
        String value = attributes.get(key);
        return value == null ? "" : clause + Sql.literal(value);
    }
}
