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
                "Post Code",
                "cache_key",
                "Straße",
                "line1",
                "Born",
                "pw",
                "prénom"
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
    void shouldTakeANameForSomebodysInATableOfPeople() {
        Column name = column("name", Column.Kind.TEXT);
        assertThat(SmellingName.reason(table("shop_historicalCustomer"), name))
                .contains("its name and that of its table");
        assertThat(SmellingName.reason(table("taggit_tag"), name)).isEmpty();
        assertThat(SmellingName.reason(table("lead", name, column("tel", Column.Kind.TEXT)), name))
                .contains("its name, beside tel");
    }

    @Test
    void shouldTakeATextThatIsCalledLikeSomebodyForTheirName() {
        assertThat(SmellingName.reason(table("parcel"), column("Recipient", Column.Kind.TEXT)))
                .contains("its name");
        assertThat(SmellingName.reason(table("parcel"), column("recipient", Column.Kind.NUMBER)))
                .isEmpty();
    }

    @Test
    void shouldLookAtThePartsOfAType() {
        assertThat(SmellingName.reason(new Column(
                        "who",
                        "person",
                        Column.Kind.OTHER,
                        false,
                        0,
                        Column.Source.WRITTEN,
                        List.of("id", "firstName"))))
                .contains("the names of its parts");
    }

    @Test
    void shouldLookAtTheTypeToo() {
        assertThat(SmellingName.reason(column("address_id", Column.Kind.NUMBER)))
                .isEmpty();
        assertThat(SmellingName.reason(column("mobile", Column.Kind.NUMBER))).contains("its name");
        assertThat(SmellingName.reason(column("email_verified", Column.Kind.FLAG)))
                .isEmpty();
        assertThat(SmellingName.reason(column("birth_date", Column.Kind.TIME))).contains("its name");
        assertThat(SmellingName.reason(column("last_login", Column.Kind.TIME))).isEmpty();
        assertThat(SmellingName.reason(column("seen_from", Column.Kind.ADDRESS)))
                .contains("its type");
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
                "PHONE_WITHIN|leave it with Anna (+44 7700 900123), or ring twice",
                "ADDRESS|203.0.113.77",
                "TOKEN|9f86d081884c7d659a2feaa0c55ad015",
                "TOKEN|{\"t\": \"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9eyJzdWIi\"}",
                "TOKEN|$1$wizards1$qCjcBaWDRpVo0ds2y0bNq/",
                "TOKEN|pbkdf2_sha256$260000$salt$K5pQeVn0Jb1cV8f7Wk2x3y4z5A6B7C8D9E0F1G2H3I4=",
                "STREET|12 Quorvathgasse",
                "EMAIL|next=anna%40clients.example",
                "PHONE|<tel>+447700900123</tel>",
                "PHONE|(Anna,+447700900123)",
                "ADDRESS|2001:db8::17",
                "ADDRESS|00:00:5e:00:53:af",
                "ACCOUNT|GB33 BUKB 2020 1555 5555 55",
                "ACCOUNT|4111-1111-1111-1111",
                "STREET|12a Planted Lane",
                "STREET|Musterstraße 12",
                "STREET|The Old Mill, GU1 1AA",
                "MEMBER|{\"firstName\": \"Anna\"}",
                "MEMBER|{'post code': 'x'}",
                "MEMBER|\"phone\"=>\"1\"",
                "MEMBER|<p:surname lang=\"en\">Anna</p:surname>"
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
                "PHONE_WITHIN|2026-11-20 17:30:00+00 and +1 more",
                "ADDRESS|version 1.2.3.4 of it",
                "TOKEN|00010001000100010001000100010001",
                "TOKEN|a-very-long-slug-of-a-page-about-the-budget-of-2026",
                "TOKEN|original_images/Annual_Report_Cover_2026_final_version.jpg",
                "EMAIL|mail LIKE '%@clients.example'",
                "ADDRESS|12:30:45",
                "STREET|12 days of Christmas",
                "MEMBER|{\"email\": null, \"phone\": \"\"}",
                "MEMBER|{\"type\": \"email\", \"label\": \"Phone\"}",
                "MEMBER|<street></street>"
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

    private static Table table(String name, Column... columns) {
        return new Table("1", "public", name, List.of(), Table.Kind.PLAIN, "", List.of(columns));
    }
}
