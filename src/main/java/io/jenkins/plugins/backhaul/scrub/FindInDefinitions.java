package io.jenkins.plugins.backhaul.scrub;

import io.jenkins.plugins.backhaul.database.DatabaseException;
import io.jenkins.plugins.backhaul.database.SqlSession;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Looks for personal data in what is no column: comments, defaults, constraints, functions, views, the bounds of partitions, names,
 * the labels of an enumeration, and settings of the database. How another server is reached is told wherever a password belongs to it.
 */
final class FindInDefinitions {
    private static final List<Smell> SMELLS =
            List.of(Smell.EMAIL, Smell.PHONE, Smell.PHONE_WITHIN, Smell.ACCOUNT, Smell.TOKEN, Smell.STREET);

    /** As a definition has it in the catalog: of what, and what it says. */
    private static final List<String> DEFINITIONS = List.of(
            of("pg_attrdef", "d.oid", "0", "pg_catalog.pg_get_expr(d.adbin, d.adrelid)"),
            of("pg_constraint", "d.oid", "0", "pg_catalog.pg_get_constraintdef(d.oid)") + " AND d.contype = 'c'",
            of("pg_proc", "d.oid", "0", "pg_catalog.pg_get_functiondef(d.oid)") + " AND d.prokind <> 'a'",
            of("pg_rewrite", "d.oid", "0", "pg_catalog.pg_get_ruledef(d.oid)"),
            of("pg_trigger", "d.oid", "0", "pg_catalog.pg_get_triggerdef(d.oid)") + " AND NOT d.tgisinternal",
            of("pg_index", "d.indexrelid", "0", "pg_catalog.pg_get_indexdef(d.indexrelid)")
                    + " AND (d.indpred IS NOT NULL OR d.indexprs IS NOT NULL)",
            of(
                    "pg_policy",
                    "d.oid",
                    "0",
                    "concat_ws(' ', pg_catalog.pg_get_expr(d.polqual, d.polrelid),"
                            + " pg_catalog.pg_get_expr(d.polwithcheck, d.polrelid))"),
            of("pg_class", "d.oid", "0", "concat_ws(' ', d.relname, pg_catalog.pg_get_expr(d.relpartbound, d.oid))")
                    + " AND d.relkind <> 't'",
            of("pg_foreign_table", "d.ftrelid", "0", "array_to_string(d.ftoptions, ' ')"),
            of("pg_attribute", "d.attrelid", "d.attnum", "d.attname") + " AND d.attnum > 0 AND NOT d.attisdropped",
            of("pg_namespace", "d.oid", "0", "d.nspname"),
            of("pg_type", "d.oid", "0", "d.typdefault"),
            of("pg_enum", "d.enumtypid", "0", "d.enumlabel"),
            of("pg_foreign_server", "d.oid", "0", "array_to_string(d.srvoptions, ' ')"));

    private static final String COMMENTS = "SELECT 'comment on ', d.classoid, d.objoid, d.objsubid, d.description"
            + " FROM pg_catalog.pg_description d WHERE (d.objoid >= 16384 OR d.classoid ="
            + " 'pg_catalog.pg_namespace'::pg_catalog.regclass) AND d.classoid <>"
            + " 'pg_catalog.pg_largeobject'::pg_catalog.regclass UNION ALL"
            + " SELECT 'security label of ', d.classoid, d.objoid, d.objsubid, d.label FROM pg_catalog.pg_seclabel d";

    /** What an extension brings along is everybody's. Pieces of the database itself have no place in it. */
    private static final String FOUND = "SELECT x.word || CASE WHEN i.identity LIKE '\"_RETURN\" on %' THEN 'view '"
            + " || substr(i.identity, 14) ELSE i.type || ' ' || i.identity END, x.text FROM (" + COMMENTS
            + " UNION ALL " + String.join(" UNION ALL ", DEFINITIONS) + ") AS x (word, classid, objid, objsubid, text),"
            + " LATERAL pg_catalog.pg_identify_object(x.classid, x.objid, x.objsubid) AS i"
            + " WHERE x.text <> '' AND coalesce(i.schema, '') NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"
            + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.deptype = 'e' AND e.classid = x.classid"
            + " AND e.objid = x.objid)";

    private static final String SETTINGS =
            " UNION ALL SELECT 'comment on database', pg_catalog.shobj_description(d.oid,"
                    + " 'pg_database') FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database() UNION ALL"
                    + " SELECT 'settings of database', array_to_string(s.setconfig, ' ') FROM pg_catalog.pg_db_role_setting s"
                    + " JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase WHERE d.datname = pg_catalog.current_database()";

    private static final String PASSWORDS = "SELECT 'user mapping for ' || m.usename || ' on server ' || m.srvname"
            + " FROM pg_catalog.pg_user_mappings m WHERE array_to_string(m.umoptions, ' ') ~ 'password' UNION ALL"
            + " SELECT 'subscription ' || s.subname FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d"
            + " ON d.oid = s.subdbid WHERE d.datname = pg_catalog.current_database()";

    private final SqlSession session;

    FindInDefinitions(SqlSession session) {
        this.session = session;
    }

    private static String of(String catalog, String object, String part, String text) {
        String catalogOfObject =
                switch (catalog) {
                    case "pg_index", "pg_attribute", "pg_foreign_table" -> "pg_class";
                    case "pg_enum" -> "pg_type";
                    default -> catalog;
                };
        return "SELECT '', 'pg_catalog." + catalogOfObject + "'::pg_catalog.regclass::oid, " + object + ", " + part
                + ", " + text + " FROM pg_catalog." + catalog + " d WHERE " + object + " >= 16384";
    }

    /** Everything that is not allowed to stay by its name. */
    List<Finding> run(Rules rules) throws DatabaseException {
        List<Finding> found = new ArrayList<>();
        for (List<String> row : session.rows("SELECT place, min(" + number(rules.keptDomains()) + ") FROM (" + FOUND
                + SETTINGS + ") AS x (place, text) GROUP BY place HAVING min(" + number(rules.keptDomains())
                + ") IS NOT NULL ORDER BY place")) {
            found.add(
                    finding(row.get(0), SMELLS.get(Integer.parseInt(row.get(1))).reason()));
        }
        for (List<String> row : session.rows(PASSWORDS)) {
            found.add(finding(row.get(0), "leads to another server"));
        }
        return found.stream()
                .filter(each -> !rules.keptDefinitions().contains(each.place()))
                .toList();
    }

    private static Finding finding(String place, String reason) {
        return new Finding(place, reason + "; 'keep-definitions' allows it");
    }

    /** Of the first smell; an address of the project's own people is none. */
    private static String number(List<String> keptDomains) {
        String text = keptDomains.isEmpty()
                ? "text"
                : "regexp_replace(text, "
                        + Sql.literal(keptDomains.stream()
                                .map(each -> each.replace(".", "[.]"))
                                .collect(Collectors.joining("|", "@(", ")")))
                        + ", '', 'gi')";
        StringBuilder cases = new StringBuilder("CASE");
        for (int i = 0; i < SMELLS.size(); i++) {
            cases.append(" WHEN ")
                    .append(SMELLS.get(i).condition(text))
                    .append(" THEN ")
                    .append(i);
        }
        return cases.append(" END").toString();
    }
}
