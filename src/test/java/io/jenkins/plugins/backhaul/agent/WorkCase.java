package io.jenkins.plugins.backhaul.agent;

import io.jenkins.plugins.backhaul.agent.message.Order;
import io.jenkins.plugins.backhaul.backup.Project;
import io.jenkins.plugins.backhaul.desk.Grant;
import io.jenkins.plugins.backhaul.desk.TicketDesk;
import io.jenkins.plugins.backhaul.lrzip.Level;
import io.jenkins.plugins.backhaul.storage.ObjectKey;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.s3.S3ObjectStore;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import io.jenkins.plugins.backhaul.testkit.MemoryForTests;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import io.jenkins.plugins.backhaul.testkit.WorkerForTests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A database, an S3 server, a worker in a JVM of its own and a controller in this one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WorkCase {
    static final String NAME = "agent wizards";
    static final String STORE = "s3://" + LocalS3.BUCKET + "/agents";

    private static final String PASSWORD_VARIABLE = "WIZARDS_PASSWORD";
    private static final int PART = 5 << 20;

    final PrivatePostgres server = PrivatePostgres.shared();
    final Project project = new Project("wizards");
    LocalS3 s3;
    S3ObjectStore store;
    MemoryForTests memory;

    @TempDir
    Path folder;

    @BeforeAll
    void startStore() throws Exception {
        s3 = LocalS3.start();
        store = S3ObjectStore.open(s3.settings(STORE).withPartSize(PART));
    }

    @AfterAll
    void stopStore() throws Exception {
        store.close();
        s3.close();
    }

    @BeforeEach
    void createDatabase() {
        memory = new MemoryForTests();
        server.createDatabase(NAME);
        server.sql(
                NAME,
                "CREATE TABLE wizard AS SELECT i AS id, md5(random()::text) || md5(random()::text) AS name"
                        + " FROM generate_series(1, 400000) i");
    }

    @AfterEach
    void dropDatabases() {
        server.dropDatabases(NAME);
    }

    WorkerForTests start(Order.Task task, long patienceMillis) throws Exception {
        return start(task, patienceMillis, WorkerForTests.agentJar(folder.resolve("agent.jar")));
    }

    WorkerForTests start(Order.Task task, long patienceMillis, Path jar) throws Exception {
        return start(task, patienceMillis, jar, folder, "");
    }

    /** @param more lines of backhaul.yml */
    WorkerForTests start(Order.Task task, long patienceMillis, Path jar, Path workspace, String more) throws Exception {
        Order.Place place = new Order.Place(
                workspace.toString(),
                "project: wizards\ndatabases: { default: { url: \"" + uri(NAME) + "\" } }\n" + more,
                Map.of(),
                "",
                Map.of(
                        "default", new Order.Login("", PASSWORD_VARIABLE),
                        "", new Order.Login("", PASSWORD_VARIABLE)));
        Order order = new Order(place, STORE, patienceMillis, task);
        return WorkerForTests.start(
                jar, folder.resolve("work"), order.toJson(), Map.of(PASSWORD_VARIABLE, PrivatePostgres.PASSWORD));
    }

    /** By TCP, which asks for a password. */
    String uri(String database) {
        return "postgresql://postgres@127.0.0.1:" + server.port() + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static Order.Task backup() {
        return new Order.Backup("", Level.FAST, "", "https://jenkins.example/job/7/");
    }

    static Order.Task restore(ObjectKey archive, String into) {
        return new Order.Restore(archive, into, "", "", Set.of(Order.Choice.CREATE), 1);
    }

    TicketDesk backupDesk() {
        return new TicketDesk(store, Grant.toBackUp(project, Clock.systemUTC()), memory);
    }

    /** How many uploads are neither completed nor aborted; there are none afterwards. */
    int unfinishedUploads() throws StorageException {
        return store.sweepUnfinished("", Instant.now().plusSeconds(3600));
    }

    String backends() {
        return server.sql(
                        "postgres",
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + NAME
                                + "' OR application_name LIKE 'backhaul%'")
                .strip();
    }
}
