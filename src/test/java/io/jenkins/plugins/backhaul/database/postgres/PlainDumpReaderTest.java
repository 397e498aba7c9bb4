package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDumpReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1;",
                "SELECT ';', 'it''s', \"a;\"\"b\";",
                "SELECT 'a\\';",
                "SELECT E'a\\';', e'\\\\';",
                "SELECT name'x\\';",
                "SELECT U&'\\0041;', U&\"d;\";",
                "SELECT $$;'$$, $a$;$$;$b$;$a$, $ä1$ ; $ä1$;",
                "SELECT $1, a$b$c, $x$a$x;$x$;",
                "SELECT $ab$ $a$ab$;",
                "SELECT 4 / 2 - 1;",
                "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 2; END;",
                "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT \"end\"; SELECT 'end'; END;",
                "CREATE TABLE begin (a int);",
                "CREATE FUNCTION public.begin(i integer) RETURNS int LANGUAGE sql RETURN CASE i WHEN 1 THEN 2 END;",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path TO begin, atomic AS 'SELECT 1';",
                "BEGIN;"
            })
    void shouldCutStatementsAsPsqlDoes(String statement) throws Exception {
        assertThat(items("  \n" + statement + "\n-- comment; here\n" + statement))
                .containsExactly(statement, statement);
    }

    @Test
    void shouldLeaveOutComments() throws Exception {
        assertThat(items("/* a; /* ' */ */SELECT/* ; /* ' */ ; */1 -- ; '\n;-- c\n/**/ SELECT '/*', \"--\", $$--$$;"))
                .containsExactly("SELECT 1 \n;", "SELECT '/*', \"--\", $$--$$;");
        assertThat(items("CREATE FUNCTION f() RETURNS int BEGIN/* */ATOMIC SELECT 1; END;"))
                .containsExactly("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END;");
    }

    @Test
    void shouldFollowTheStringsOfOldServers() throws Exception {
        String old = "SET standard_conforming_strings = off;";
        String set = "SET standard_conforming_strings = on;";

        assertThat(items(old + "SELECT 'a\\';b';" + set + "SELECT 'a\\';"))
                .containsExactly(old, "SELECT 'a\\';b';", set, "SELECT 'a\\';");
    }

    @Test
    void shouldSeparateDataFromStatements() throws Exception {
        String dump =
                "COPY public.\"t \"\";\" (a, \"b)\") FROM stdin;\n1\t\\\\.\n\\.x\n \\.\n\\.\n\nSELECT 1;\nCOPY e FROM stdin;\n\\.\nSELECT 2;";

        assertThat(items(dump))
                .containsExactly(
                        "COPY public.\"t \"\";\" (a, \"b)\") FROM stdin;",
                        "1\t\\\\.\n\\.x\n \\.\n",
                        "SELECT 1;",
                        "COPY e FROM stdin;",
                        "",
                        "SELECT 2;");
    }

    @Test
    void shouldEndDataAsPsqlDoesWhereLinesEndWithCarriageReturns() throws Exception {
        assertThat(items("COPY t FROM stdin;\r\na\r\n\\.\r\nSELECT 1;"))
                .containsExactly("COPY t FROM stdin;", "a\r\n", "SELECT 1;");
    }

    @Test
    void shouldReadDataOfAnySizeFromAnyPieces() throws Exception {
        Random random = new Random(7);
        StringBuilder data = new StringBuilder();
        while (data.length() < 3 * DumpBytes.CAPACITY) {
            data.append(random.nextBoolean() ? "\\" : ".").append(random.nextInt(3) == 0 ? "x\n" : ".");
        }
        data.append("y".repeat(2 * DumpBytes.CAPACITY)).append("\n\\.y\n");
        String dump = "COPY t FROM stdin;\n" + data + "\\.\nSELECT 1;";

        List<String> items = items(new InputInPieces(dump, random));

        assertThat(items).hasSize(3);
        assertThat(items.get(1)).isEqualTo(data.toString());
    }

    @Test
    void shouldKnowTheLineOfEveryItem() throws Exception {
        PlainDumpReader reader = reader("-- one\n\nSELECT\n1;\nCOPY t FROM stdin;\na\nb\n\\.\n\nSELECT 2;");

        assertThat(reader.next().line()).isEqualTo(3);
        assertThat(reader.next().line()).isEqualTo(5);
        readData(reader);
        assertThat(reader.next().line()).isEqualTo(10);
    }

    @Test
    void shouldLeaveOutWhatRestrictsPsql() throws Exception {
        assertThat(items("\\restrict a1B\nSELECT 1;\n\\unrestrict a1B\n")).containsExactly("SELECT 1;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\! id", "\\i /etc/passwd", "\\copy t from program 'id'", "\\restrict `id`", "\\o |id"})
    void shouldRefuseCommandsOfPsql(String command) {
        assertThatThrownBy(() -> items("SELECT 1;\n" + command + "\n"))
                .hasMessage("Line 2 of the dump holds the psql command " + command.split(" ", 2)[0]
                        + ", which no dump needs: it was refused. Do not trust where this dump came from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1 \\g |id\n;", "SELECT 1 \\gexec;", "SELECT 1; \\! id"})
    void shouldRefuseCommandsOfPsqlBehindStatements(String dump) {
        assertThatThrownBy(() -> items(dump)).hasMessageContaining("it was refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY t FROM PROGRAM 'id';",
                "copy t to program 'id';",
                "COPY t FROM '/etc/passwd';",
                "COPY (SELECT 1) TO PROGRAM 'id';",
                "COPY \" FROM stdin\" TO PROGRAM 'id';",
                "COPY t /* FROM stdin */ FROM PROGRAM 'id';",
                "COPY t FROM stdin WITH (DELIMITER 'x');",
                "COPY t FROM stdin (FORMAT binary);",
                "COPY t FROM stdin WITH CSV HEADER;",
                "/**/COPY t FROM PROGRAM 'id';",
                "/**/ -- x\n/* /* */ */COPY/**/t FROM STDIN BINARY;",
                "COPY t TO stdout;"
            })
    void shouldRefuseEveryCopyButThatOfADump(String statement) {
        assertThatThrownBy(() -> items(statement))
                .hasMessageContaining(
                        " of the dump holds a COPY that is not COPY table FROM stdin in text format, which");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\connect x\n",
                "DROP DATABASE IF EXISTS live;",
                "drop/* */database live;",
                "DROP /* /* */ */ -- x\n DATABASE live;",
                "CREATE DATABASE x;",
                "ALTER DATABASE x OWNER TO y;"
            })
    void shouldRefuseDumpsOfWholeServers(String statement) {
        assertThatThrownBy(() -> items("SELECT 1;\n" + statement))
                .hasMessageStartingWith("Line 2 of the dump ")
                .hasMessageContaining(
                        ": it was made with pg_dump --create or pg_dumpall. Make it without, or restore it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN COPY (SELECT 1) TO PROGRAM 'id'; END $$;",
                "ALTER SYSTEM SET archive_command = 'id';",
                "CREATE ROLE x SUPERUSER;",
                "ALTER USER postgres PASSWORD '';",
                "CALL f();",
                "LOAD 'x';"
            })
    void shouldRefuseStatementsThatReachOutOfTheDatabase(String statement) {
        assertThatThrownBy(() -> items(statement))
                .hasMessageMatching("Line 1 of the dump holds the statement [A-Z ]+, .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- PostgreSQL database dump\nSELECT 1;\n",
                "SELECT 1",
                "SELECT 'a;",
                "SELECT $$a;$",
                "COPY t FROM stdin;\na\n",
                "COPY t FROM stdin;\na\n\\",
                "/* a"
            })
    void shouldNoticeThatTheDumpIsCutOff(String dump) {
        assertThatThrownBy(() -> items(dump))
                .isInstanceOf(TruncatedDumpException.class)
                .hasMessageStartingWith("The dump is cut off: it ends in line ");
    }

    private static List<String> items(String dump) throws IOException {
        return items(new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> items(InputStream dump) throws IOException {
        PlainDumpReader reader = new PlainDumpReader(dump);
        List<String> items = new ArrayList<>();
        for (DumpItem item = reader.next(); item != null; item = reader.next()) {
            if (item instanceof CopyBlock block) {
                items.add(text(block.statement()));
                items.add(readData(reader));
            } else if (item instanceof SqlStatement statement) {
                items.add(text(statement));
            }
        }
        return items;
    }

    private static String text(SqlStatement statement) {
        return new String(statement.bytes(), StandardCharsets.UTF_8);
    }

    private static String readData(PlainDumpReader reader) throws IOException {
        StringBuilder data = new StringBuilder();
        byte[] buffer = new byte[DumpBytes.CAPACITY];
        for (int n = reader.readData(buffer); n >= 0; n = reader.readData(buffer)) {
            data.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
        return data.toString();
    }

    private static PlainDumpReader reader(String dump) {
        return new PlainDumpReader(new ByteArrayInputStream(dump.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns as many bytes at a time as chance will have it. */
    private static final class InputInPieces extends ByteArrayInputStream {
        private final Random random;

        InputInPieces(String text, Random random) {
            super(text.getBytes(StandardCharsets.UTF_8));
            this.random = random;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, 1 + random.nextInt(100_000)));
        }
    }
}
