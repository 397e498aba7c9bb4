package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A database that holds one of everything, {@code postgres/unusual.sql}. */
final class UnusualDatabase {
    private static final List<String> ROLES = List.of("site owner", "site reader");

    private UnusualDatabase() {}

    static void create(PrivatePostgres server, String name) throws IOException {
        createRoles(server);
        server.createDatabase(name);
        try (InputStream sql = UnusualDatabase.class.getResourceAsStream("/postgres/unusual.sql")) {
            server.sql(
                    name,
                    "\\set name " + "'" + name.replace("'", "''") + "'\n"
                            + new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static void createRoles(PrivatePostgres server) {
        for (String role : ROLES) {
            server.sql(
                    "postgres",
                    "SELECT 'CREATE ROLE \"" + role + "\"' WHERE NOT EXISTS"
                            + " (SELECT FROM pg_roles WHERE rolname = '" + role + "') \\gexec");
        }
    }

    /** Asserts that both descriptions are equal; says in which lines they are not. */
    static void assertSame(String description, String expected) {
        List<String> missing = new ArrayList<>(expected.lines().toList());
        description.lines().forEach(missing::remove);
        List<String> unexpected = new ArrayList<>(description.lines().toList());
        expected.lines().forEach(unexpected::remove);
        assertThat(unexpected).as("unexpected lines").isEqualTo(List.of());
        assertThat(missing).as("missing lines").isEqualTo(List.of());
        assertThat(description).isEqualTo(expected);
    }

    /** What pg_dump prints of a database and of what lies around it, without what differs from dump to dump. */
    static String describe(PrivatePostgres server, String name) {
        return server.dump(name, "--create")
                .lines()
                .filter(line -> !line.startsWith("\\restrict ") && !line.startsWith("\\unrestrict "))
                .collect(Collectors.joining("\n"));
    }
}
