package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresConnectionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "postgresql://ann@db.example:6543/wizards | postgresql:///wizards?host=db.example&port=6543&user=ann",
                "postgres://db/wizards                    | postgresql:///wizards?host=db",
                "postgresql:///wizards?host=/run/pg       | postgresql:///wizards?host=%2Frun%2Fpg",
                "postgresql://%2Frun%2Fpg/wizards         | postgresql:///wizards?host=%2Frun%2Fpg",
                "postgresql://[::1]:6543/wizards          | postgresql:///wizards?host=%3A%3A1&port=6543",
                "postgresql://a:1,b:2/wizards             | postgresql:///wizards?host=a%2Cb&port=1%2C2",
                "postgresql://db/w?sslmode=require&connect_timeout=3"
                        + "| postgresql:///w?connect_timeout=3&host=db&sslmode=require",
                "postgresql://db/a%20%22b%22%20%C3%BC%25+  | postgresql:///a%20%22b%22%20%C3%BC%25%2B?host=db",
                "postgresql://db:5432/w?application_name=a@b"
                        + "| postgresql:///w?application_name=a%40b&host=db&port=5432"
            })
    void shouldHandTheToolsWhatTheUriSays(String uri, String argument) {
        assertThat(PostgresConnection.parse(uri, Map.of()).toArgument()).isEqualTo(argument);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"postgresql://ann:p%40ss:%2F@db/wizards", "postgresql://ann@db/wizards?password=p%40ss:%2F"})
    void shouldKeepThePasswordOutOfSight(String uri) {
        PostgresConnection connection = PostgresConnection.parse(uri, Map.of());

        assertThat(connection.password()).contains("p@ss:/");
        assertThat(connection.toArgument()).doesNotContain("ss");
        assertThat(connection).hasToString("wizards on db");
    }

    @Test
    void shouldFillInTheUsualVariables() {
        Map<String, String> environment = Map.of(
                "PGHOST", "db", "PGPORT", "6543", "PGUSER", "ann", "PGPASSWORD", "secret", "PGDATABASE", "wizards");

        PostgresConnection connection = PostgresConnection.parse("postgresql://", environment);

        assertThat(connection.toArgument()).isEqualTo("postgresql:///wizards?host=db&port=6543&user=ann");
        assertThat(connection.password()).contains("secret");
        assertThat(connection).hasToString("wizards on db:6543");
        assertThat(PostgresConnection.parse("postgresql://bob@other:1/site", environment)
                        .toArgument())
                .isEqualTo("postgresql:///site?host=other&port=1&user=bob");
    }

    @Test
    void shouldTakeTheUsersNameForTheDatabaseAsLibpqDoes() {
        assertThat(PostgresConnection.parse("postgresql://ann@db", Map.of()).database())
                .isEqualTo("ann");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql://u:secret@db/x          | it must look like postgresql://user@host:5432/name",
                "postgresql://:secret@db        | it names no database",
                "postgresql://u:secret@db/x?y   | what follows ? must be name=value",
                "postgresql://u:secret%zz@db/x  | a % in it must be written %25",
                "postgresql://u:secret@a:b/x    | a host is written host:port",
                "postgresql://u@db/x?sslpassword=secret | sslpassword would show"
            })
    void shouldSayWhatIsWrongWithoutShowingThePassword(String uri, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresConnection.parse(uri, Map.of()))
                .withMessageStartingWith("This is not a PostgreSQL URI: " + reason)
                .withMessageNotContaining("secret");
    }
}
