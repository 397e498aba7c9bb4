package io.jenkins.plugins.backhaul.database.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the loader must know about a statement, told by how pg_dump writes it. */
enum StatementKind {
    /** Changes how the session reads what follows, so every session needs it. */
    SETTING("SET (?!CONSTRAINTS|TRANSACTION|LOCAL)|RESET |SELECT pg_catalog\\.set_config\\("),
    BEGIN("BEGIN\\b|START TRANSACTION\\b"),
    END("COMMIT\\b|END\\b|ROLLBACK\\b"),
    /** Locks its table against writers only, so several may be built on one table. */
    INDEX("CREATE (?:UNIQUE )?INDEX .{1,600}? ON (?:ONLY )?(?<table>NAME(?:\\.NAME)?) USING "),
    /** Locks its table against everything. */
    KEY("ALTER TABLE ONLY (?<table>NAME(?:\\.NAME)?) ADD CONSTRAINT NAME (?:PRIMARY KEY|UNIQUE)\\b"),
    /** Locks both tables. */
    FOREIGN_KEY("ALTER TABLE ONLY (?<table>NAME(?:\\.NAME)?) ADD CONSTRAINT NAME FOREIGN KEY \\([^)]*\\)"
            + " REFERENCES (?<other>NAME(?:\\.NAME)?)[ (]"),
    /** Says who owns something or may do what. */
    RIGHTS(
            "GRANT |REVOKE |ALTER DEFAULT PRIVILEGES |ALTER_TABLE OWNER TO NAME;$"
                    + "|ALTER (?!TABLE |DOMAIN )(?:\"(?:[^\"]|\"\")*+\"|[^\"'])* OWNER TO NAME;$|ALTER DOMAIN NAME(?:\\.NAME)? OWNER TO NAME;$"),
    /** Says which rows some roles may see, some of which need not exist here. */
    POLICY("CREATE POLICY "),
    /** Belongs to a role that need not exist here. */
    USER_MAPPING("CREATE USER MAPPING "),
    COMMENT("COMMENT ON "),
    /** Removes what is not there in an empty database, as dumps made with --clean do. */
    DROP("DROP |ALTER_TABLE (?:DROP|ALTER COLUMN NAME DROP) "),
    /** Is there already when the database was made from a template. */
    CONTAINER("CREATE SCHEMA |CREATE (?:OR REPLACE )?(?:TRUSTED )?(?:PROCEDURAL )?LANGUAGE "),
    OTHER("");

    private final Pattern pattern;

    StatementKind(String beginning) {
        String name = "(?:\"(?:[^\"]|\"\")++\"|[\\w$\\x80-\\xff]++)";
        String all = beginning
                .replace("ALTER_TABLE", "ALTER TABLE (?:IF EXISTS )?(?:ONLY )?NAME(?:\\.NAME)?")
                .replace("NAME", name);
        pattern = Pattern.compile("(?:" + all + ").*", Pattern.DOTALL);
    }

    static StatementKind of(SqlStatement statement) {
        String head = statement.head();
        for (StatementKind kind : values()) {
            if (kind.pattern.matcher(head).matches()) {
                return kind;
            }
        }
        return OTHER;
    }

    /** The table that such a statement is about, or the other one; as the dump writes it. */
    String table(SqlStatement statement, String group) {
        Matcher matcher = pattern.matcher(statement.head());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a statement of this kind");
        }
        return matcher.group(group);
    }
}
