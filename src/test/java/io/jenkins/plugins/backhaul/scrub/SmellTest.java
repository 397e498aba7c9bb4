package io.jenkins.plugins.backhaul.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmellTest {
    private final PrivatePostgres server = PrivatePostgres.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email",
                "contact_email",
                "firstName",
                "LAST-NAME",
                "ipAddress",
                "billing_address",
                "address_1",
                "iban",
                "api_key",
                "customer_name",
                "Post Code"
            })
    void shouldKnowNamesOfColumns(String name) {
        assertThat(SmellingName.reason(column(name, Column.Kind.TEXT))).contains("its name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"emailed", "title", "slug", "ship_to", "recipe", "tokenizer", "hostname", "description"})
    void shouldNotTakeOtherNamesForThem(String name) {
        assertThat(SmellingName.reason(column(name, Column.Kind.TEXT))).isEmpty();
    }

    @Test
    void shouldLookAtTheTypeToo() {
        assertThat(SmellingName.reason(column("address_id", Column.Kind.NUMBER))).isEmpty();
        assertThat(SmellingName.reason(column("mobile", Column.Kind.NUMBER))).contains("its name");
        assertThat(SmellingName.reason(column("email_verified", Column.Kind.FLAG))).isEmpty();
        assertThat(SmellingName.reason(column("birth_date", Column.Kind.TIME))).contains("its name");
        assertThat(SmellingName.reason(column("last_login", Column.Kind.TIME))).isEmpty();
        assertThat(SmellingName.reason(column("seen_from", Column.Kind.ADDRESS))).contains("its type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL|write to o'brien@clients.example.",
                "EMAIL|'müller@clients.example':3",
                "PHONE|+44 7700 900123",
                "PHONE|0115 496 0999",
                "PHONE|(0115) 496-0999",
                "PHONE|{\"p\": \"+447700900123\"}",
                "ADDRESS|203.0.113.77",
                "TOKEN|9f86d081884c7d659a2feaa0c55ad015",
                "TOKEN|{\"t\": \"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9eyJzdWIi\"}"
            })
    void shouldKnowContents(Smell smell, String value) {
        assertThat(has(smell, value)).isEqualTo("t\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMAIL|@media screen at 5pm",
                "PHONE|2026-11-20",
                "PHONE|2026-11-20 17:30:00+00",
                "PHONE|00010002000300040005",
                "PHONE|1234567890",
                "ADDRESS|version 1.2.3.4 of it",
                "TOKEN|00010001000100010001000100010001",
                "TOKEN|a-very-long-slug-of-a-page-about-the-budget-of-2026"
            })
    void shouldNotTakeOtherContentsForThem(Smell smell, String value) {
        assertThat(has(smell, value)).isEqualTo("f\n");
    }

    private String has(Smell smell, String value) {
        return server.sql("postgres", "SELECT " + smell.condition(Sql.literal(value)));
    }

    private static Column column(String name, Column.Kind kind) {
        return new Column(name, "text", kind, false, 0, Column.Source.WRITTEN, List.of());
    }
}
