package io.jenkins.plugins.backhaul.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.nio.charset.StandardCharsets;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class WagtailSiteTest {
    private static final int MEGABYTES = 4;

    private final PrivatePostgres server = PrivatePostgres.shared();

    @BeforeAll
    void fill() throws Exception {
        server.createDatabase("site");
        WagtailSite.ofSize(MEGABYTES).fill(address("site"));
    }

    @AfterAll
    void drop() {
        server.dropDatabases("site");
    }

    private DatabaseAddress address(String database) {
        return new DatabaseAddress(server.socketFolder().toString(), server.port(), PrivatePostgres.USER, database);
    }

    private String copy(String name) {
        server.sql("postgres", "CREATE DATABASE " + name + " TEMPLATE site");
        return name;
    }

    @Test
    void shouldHaveTheSizeThatWasAskedFor() {
        assertThat(server.dump("site").getBytes(StandardCharsets.UTF_8).length)
                .isCloseTo(MEGABYTES * 1_000_000, Percentage.withPercentage(10));
    }

    @Test
    void shouldBeTheSameEachTimeAndAnotherWithAnotherSeed() throws Exception {
        WagtailSite.ofSize(MEGABYTES).fill(address(server.createDatabase("site_again")));
        WagtailSite.ofSize(MEGABYTES).withSeed(8).fill(address(server.createDatabase("site_other")));

        assertThat(DatabaseComparison.differences(address("site"), address("site_again")))
                .isEmpty();
        assertThat(DatabaseComparison.differences(address("site"), address("site_other")))
                .anyMatch(line -> line.startsWith("public.wagtailcore_revision: "));
    }

    @Test
    void shouldFindPagesByTheirText() {
        String query =
                "SELECT count(*) > 0 FROM wagtailsearch_indexentry WHERE body @@ to_tsquery('english', 'museum')";

        assertThat(server.sql("site", query)).isEqualTo("t\n");
    }

    @Test
    void shouldContinueItsSequences() {
        String copy = copy("site_continued");

        assertThat(server.sql(copy, "INSERT INTO auth_group (name) VALUES ('Readers') RETURNING id"))
                .isEqualTo("4\n");
    }

    @Test
    void shouldFillAnEmptyDatabaseOnly() {
        String copy = copy("site_full");

        assertThatThrownBy(() -> WagtailSite.ofSize(1).fill(address(copy)))
                .hasMessageContaining("psql failed: ")
                .hasMessageContaining("\"email_address\" already exists");
    }

    @Test
    void shouldNoticeOneChangedCharacter() throws Exception {
        String copy = copy("site_changed");
        server.sql(copy, "UPDATE wagtailcore_comment SET text = text || '.' WHERE id = 3");

        assertThat(DatabaseComparison.differences(address("site"), address(copy)))
                .singleElement()
                .asString()
                .startsWith("public.wagtailcore_comment: ")
                .endsWith(" in site_changed");
    }

    @Test
    void shouldNoticeAMissingRowASequenceAndAStaleView() throws Exception {
        String copy = copy("site_less");
        server.sql(copy, "DELETE FROM analytics_pageview WHERE page_id = 1; REFRESH MATERIALIZED VIEW page_popularity");
        server.sql(copy, "SELECT setval('auth_group_id_seq', 40)");

        assertThat(DatabaseComparison.differences(address("site"), address(copy)))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly(
                        "public.analytics_pageview_2025",
                        "public.analytics_pageview_2026",
                        "public.auth_group_id_seq",
                        "public.page_popularity");
    }

    @Test
    void shouldNoticeAChangedSchema() throws Exception {
        String copy = copy("site_changed_schema");
        server.sql(copy, "DROP TRIGGER root_stays ON wagtailcore_page");

        assertThat(DatabaseComparison.differences(address("site"), address(copy)))
                .singleElement()
                .asString()
                .startsWith("The schema differs first where the original says: -- Name: wagtailcore_page root_stays");
    }
}
