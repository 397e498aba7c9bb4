package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.database.Claim;
import io.jenkins.plugins.backhaul.database.ClaimedException;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.DatabaseProperties;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final String NAME = "claimed";

    private final PrivatePostgres server = PrivatePostgres.shared();
    private final Database database = ServerForTests.database(NAME);

    @BeforeEach
    void createDatabase() {
        server.createDatabase(NAME);
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    @Test
    void shouldSayWhoHasItAndHowThatIsEnded() throws Exception {
        try (Claim claim = database.claim("process 1 of zoe");
                Claim ofAnother = ServerForTests.database("claimed_other").claim("process 2 of zoe")) {
            assertThatThrownBy(() -> database.claim("process 3 of rincewind"))
                    .isInstanceOf(ClaimedException.class)
                    .hasMessageMatching("Somebody else makes claimed on \\S+ anew now: process 1 of zoe since"
                            + " \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\. Wait until that is over; should it be gone for good, end"
                            + " its session on that server: SELECT pg_terminate_backend\\(\\d+\\)");
            assertThat(claim.isHeld() && ofAnother.isHeld()).isTrue();
        }
        database.claim("process 3 of rincewind").close();
    }

    /** Another database has the name then. */
    @Test
    void shouldHoldWhileTheDatabaseIsReplaced() throws Exception {
        String identity = database.inspect().identity();
        String kept;
        try (Claim claim = database.claim("process 1 of zoe")) {
            try (Replacement copy = database.createReplacement(DatabaseProperties.unknown(), "")) {
                kept = copy.swapIn();
            }
            assertThat(claim.isHeld()).isTrue();
            assertThatThrownBy(() -> database.claim("process 3 of rincewind")).isInstanceOf(ClaimedException.class);
        }
        assertThat(database.keptAs(identity)).contains(kept);
        assertThat(database.keptAs(database.inspect().identity())).isEmpty();
        database.dropReplaced(identity);
        assertThat(database.keptAs(identity)).isEmpty();
        assertThat(database.exists()).isTrue();
    }

    @Test
    void shouldKnowWhenTheServerHasForgottenIt() throws Exception {
        try (Claim claim = database.claim("process 1 of zoe")) {
            server.sql(
                    "postgres",
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'process 1 of zoe'");

            assertThat(claim.isHeld()).isFalse();
        }
    }

    /** As at Heroku: the claim is held inside, and the sessions of the database's own user are ended. */
    @Test
    void shouldOutliveThatTheContentsAreReplaced() throws Exception {
        PostgresDatabase inside = ServerForTests.database(NAME);
        try (Claim claim = inside.claimInside("process 1 of zoe");
                PsqlSession client = ServerForTests.session(NAME)) {
            client.execute("BEGIN");
            Fingerprint empty = Tables.fingerprint(client, Tables.list(client), Fingerprint.Depth.ROWS);
            inside.replaceContents(new ByteArrayInputStream(server.dump(NAME).getBytes(StandardCharsets.UTF_8)), empty);

            assertThat(claim.isHeld()).isTrue();
            assertThatThrownBy(() -> client.value("SELECT 1")).hasMessageContaining("terminat");
        }
    }
}
