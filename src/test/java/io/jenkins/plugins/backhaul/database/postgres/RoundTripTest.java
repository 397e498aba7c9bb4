package io.jenkins.plugins.backhaul.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.Dump;
import io.jenkins.plugins.backhaul.database.DumpFormat;
import io.jenkins.plugins.backhaul.database.Fingerprint;
import io.jenkins.plugins.backhaul.database.Replacement;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final PrivatePostgres server = PrivatePostgres.shared();

    @Test
    void shouldRestoreASimpleDatabase() throws Exception {
        server.createDatabase("simple");
        server.sql(
                "simple",
                "CREATE TABLE t (id serial PRIMARY KEY, x text);"
                        + " INSERT INTO t (x) SELECT repeat('x', 100) FROM generate_series(1, 1000); CREATE INDEX ON t (x)");
        Database database = ServerForTests.database("simple");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Dump dump = database.openDump(DumpFormat.PLAIN)) {
            dump.writeTo(bytes);
            Fingerprint fingerprint = dump.fingerprint();
            assertThat(fingerprint.rows()).isEqualTo(1000);
            try (Replacement replacement = database.createReplacement(dump.properties())) {
                replacement.load(new ByteArrayInputStream(bytes.toByteArray()), DumpFormat.PLAIN);
                assertThat(fingerprint.differencesTo(replacement.fingerprint())).isEmpty();
                assertThat(replacement.swapIn()).startsWith("simple_before_");
                replacement.dropReplaced();
            }
        }
        assertThat(server.sql("simple", "SELECT count(*) FROM t")).isEqualTo("1000\n");
    }
}
