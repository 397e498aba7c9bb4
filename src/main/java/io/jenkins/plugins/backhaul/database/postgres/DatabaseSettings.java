package io.jenkins.plugins.backhaul.database.postgres;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what belongs to a database but not to its dump. */
final class DatabaseSettings {
    static final String OWNER = "owner";
    static final String ENCODING = "encoding";
    static final String COLLATE = "collate";
    static final String CTYPE = "ctype";
    static final String PROVIDER = "provider";
    static final String LOCALE = "locale";
    static final String ICU_RULES = "icuRules";
    static final String CONNECTION_LIMIT = "connectionLimit";
    static final String COMMENT = "comment";
    static final String TABLE_SPACE = "tablespace";
    static final String TEMPLATE = "isTemplate";

    /** What a dump needs of the database that it is loaded into, whosever that is. */
    static final Set<String> OF_THE_DATA = Set.of(ENCODING, COLLATE, CTYPE, PROVIDER, LOCALE, ICU_RULES);

    /** Settings that are lists of quoted names (GUC_LIST_QUOTE in PostgreSQL's guc_tables.c). */
    private static final Set<String> LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    /** By way of JSON, as not every version has every one of these columns. */
    private static final String ATTRIBUTES = "SELECT pg_catalog.pg_get_userbyid(datdba),"
            + " pg_catalog.pg_encoding_to_char(encoding), datcollate, datctype,"
            + " CASE j ->> 'datlocprovider' WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,"
            + " coalesce(j ->> 'datlocale', j ->> 'daticulocale'), j ->> 'daticurules',"
            + " nullif(datconnlimit, -1), pg_catalog.shobj_description(oid, 'pg_database'),"
            + " (SELECT nullif(spcname, 'pg_default') FROM pg_catalog.pg_tablespace t WHERE t.oid = d.dattablespace),"
            + " CASE WHEN datistemplate THEN 'true' END"
            + " FROM pg_catalog.pg_database d, LATERAL (SELECT pg_catalog.to_jsonb(d)) AS x (j)"
            + " WHERE datname = :database";

    private static final List<String> ATTRIBUTE_NAMES = List.of(
            OWNER,
            ENCODING,
            COLLATE,
            CTYPE,
            PROVIDER,
            LOCALE,
            ICU_RULES,
            CONNECTION_LIMIT,
            COMMENT,
            TABLE_SPACE,
            TEMPLATE);

    private static final String SETTINGS = "SELECT pg_catalog.pg_get_userbyid(nullif(s.setrole, 0)), one"
            + " FROM pg_catalog.pg_db_role_setting s JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase,"
            + " LATERAL pg_catalog.unnest(s.setconfig) WITH ORDINALITY AS u (one, place)"
            + " WHERE d.datname = :database ORDER BY 1 NULLS FIRST, u.place";

    private static final String GRANTS = "SELECT a.grantee, pg_catalog.pg_get_userbyid(nullif(a.grantee, 0)),"
            + " a.is_grantable, pg_catalog.string_agg(DISTINCT a.privilege_type, ', ')"
            + " FROM pg_catalog.pg_database d, LATERAL pg_catalog.aclexplode(d.datacl) a"
            + " WHERE d.datname = :database GROUP BY 1, 2, 3 ORDER BY 1, 3";

    private DatabaseSettings() {}

    /** Of a database of the session's server. */
    static DatabaseProperties read(PsqlSession session, String database) throws DatabaseException {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<String> row = session.rows(of(database, ATTRIBUTES)).get(0);
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) != null) {
                attributes.put(ATTRIBUTE_NAMES.get(i), row.get(i));
            }
        }
        List<String> statements = new ArrayList<>(grants(session, database, attributes.get(OWNER)));
        statements.addAll(settings(session, database));
        return new DatabaseProperties(attributes, statements);
    }

    private static String of(String database, String query) {
        return query.replace(":database", Sql.literal(database));
    }

    private static List<String> grants(PsqlSession session, String database, String owner) throws DatabaseException {
        List<List<String>> rows = session.rows(of(database, GRANTS));
        List<String> statements = new ArrayList<>();
        if (!rows.isEmpty()) {
            statements.add("REVOKE ALL ON DATABASE " + DatabaseProperties.NAME + " FROM PUBLIC");
            statements.add("REVOKE ALL ON DATABASE " + DatabaseProperties.NAME + " FROM " + Sql.name(owner));
        }
        for (List<String> row : rows) {
            String grantee = row.get(1) == null ? "PUBLIC" : Sql.name(row.get(1));
            String option = row.get(2).equals("t") ? " WITH GRANT OPTION" : "";
            statements.add(
                    "GRANT " + row.get(3) + " ON DATABASE " + DatabaseProperties.NAME + " TO " + grantee + option);
        }
        return statements;
    }

    private static List<String> settings(PsqlSession session, String database) throws DatabaseException {
        List<String> statements = new ArrayList<>();
        for (List<String> row : session.rows(of(database, SETTINGS))) {
            String whose = row.get(0) == null
                    ? "ALTER DATABASE " + DatabaseProperties.NAME
                    : "ALTER ROLE " + Sql.name(row.get(0)) + " IN DATABASE " + DatabaseProperties.NAME;
            int equals = row.get(1).indexOf('=');
            String setting = row.get(1).substring(0, equals);
            statements.add(whose + " SET " + Sql.name(setting) + " TO "
                    + value(setting, row.get(1).substring(equals + 1)));
        }
        return statements;
    }

    private static String value(String setting, String value) {
        if (!LISTS.contains(setting) || value.isEmpty()) {
            return Sql.literal(value);
        }
        return QuotedList.split(value).stream().map(Sql::literal).collect(Collectors.joining(", "));
    }
}
