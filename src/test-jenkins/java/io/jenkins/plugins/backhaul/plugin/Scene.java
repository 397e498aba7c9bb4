package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import io.jenkins.plugins.backhaul.testkit.WorkerForTests;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the tests of steps work with: an S3 server, a PostgreSQL server and the agent jar, all real; Jenkins is told of them. */
final class Scene implements AutoCloseable {
    static final String STORE = "local";
    static final String DATABASE_LOGIN = "database-login";
    private static final String LOCK_HOLDER = "lock-holder";

    private static Path workerJar;

    private final S3Server s3;
    private final PrivatePostgres postgres = PrivatePostgres.shared();

    private Scene(S3Server s3) {
        this.s3 = s3;
    }

    /** With a store that is empty. */
    static Scene open() throws IOException {
        Scene scene = new Scene(S3Server.running());
        scene.emptyStore();
        return scene;
    }

    PrivatePostgres postgres() {
        return postgres;
    }

    S3Server s3() {
        return s3;
    }

    static synchronized Path workerJar() throws IOException {
        if (workerJar == null) {
            workerJar = WorkerForTests.agentJar(Files.createTempFile("backhaul-agent-", ".jar"));
            workerJar.toFile().deleteOnExit();
        }
        return workerJar;
    }

    /** What a controller has to know, also one in another process. */
    Places places() throws IOException {
        return new Places(
                s3.endpoint(), s3.accessKey(), s3.secretKey(), workerJar().toString());
    }

    /**
     * @param secretKey of the store; also the password of the key's credentials in Jenkins
     */
    record Places(String endpoint, String accessKey, String secretKey, String workerJar) implements Serializable {
        /** Tells this Jenkins: one store, its key, and the database's login. */
        void furnish() throws Exception {
            System.setProperty("io.jenkins.plugins.backhaul.agentJar", workerJar);
            login("store-key", accessKey, secretKey);
            login(DATABASE_LOGIN, PrivatePostgres.USER, PrivatePostgres.PASSWORD);
            Store store = new Store(STORE, LocalS3.BUCKET);
            store.setPrefix("backups");
            store.setEndpoint(endpoint);
            store.setPathStyle(true);
            store.setCredentialsId("store-key");
            BackhaulConfiguration.get().setStores(List.of(store));
        }

        /** Keeps a username and a password in this Jenkins. */
        void login(String id, String user, String password) throws Exception {
            SystemCredentialsProvider credentials = SystemCredentialsProvider.getInstance();
            credentials
                    .getCredentials()
                    .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, id, user, password));
            credentials.save();
        }
    }

    /** A database with two tables and so many rows in one of them. */
    String database(String name, int rows) {
        postgres.dropDatabases(name);
        postgres.createDatabase(name);
        postgres.sql(
                name,
                "CREATE TABLE spell (id int PRIMARY KEY, name text); CREATE TABLE wand (id int); CREATE VIEW charm AS SELECT 1 AS n;"
                        + " INSERT INTO spell SELECT n, md5(n::text) FROM generate_series(1, " + rows + ") n");
        return name;
    }

    /** The same, but restoring it stops before the end while somebody holds the gate by {@link #lock}. */
    String gatedDatabase(String name, int rows) {
        database(name, rows);
        postgres.sql(
                name,
                "CREATE FUNCTION gate() RETURNS int LANGUAGE plpgsql AS $$ BEGIN"
                        + " WHILE EXISTS (SELECT FROM pg_stat_activity WHERE application_name = '" + LOCK_HOLDER
                        + "') LOOP"
                        + " PERFORM pg_sleep(0.1); PERFORM pg_stat_clear_snapshot(); END LOOP; RETURN 1; END $$;"
                        + " CREATE MATERIALIZED VIEW gated AS SELECT public.gate()");
        return name;
    }

    /** Whether a restore stands before the gate. */
    boolean isRestoreWaiting() {
        return !postgres.sql(
                        "postgres",
                        "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND query LIKE 'REFRESH%'")
                .isBlank();
    }

    /** Databases whose name begins so, other than that one itself. */
    String databasesBeside(String name) {
        return postgres.sql(
                        "postgres",
                        "SELECT datname FROM pg_database WHERE starts_with(datname, '" + name + "') AND datname <> '"
                                + name + "'")
                .strip();
    }

    /** The address of a database as a step takes it, without user and password. */
    String address(String database) {
        return "postgresql://127.0.0.1:" + postgres.port() + "/" + database;
    }

    /** A step that backs a database up, as a Pipeline has it. */
    String backupStep(String project, String database) {
        return "backupDatabase(project: '" + project + "', database: '" + address(database)
                + "', databaseCredentialsId: '" + DATABASE_LOGIN + "')";
    }

    /** A step that restores what {@link #backupStep} backed up, over the same database. */
    String restoreStep(String project, String database) {
        return "restoreFromS3(project: '" + project + "', into: '" + address(database) + "', databaseCredentialsId: '"
                + DATABASE_LOGIN + "')";
    }

    /** Stops pg_dump at this database's view until {@link #unlock}; a table would stop what comes before the upload, too. */
    Process lock(String database) throws Exception {
        Process holder = new ProcessBuilder(
                        postgres.programs().resolve("psql").toString(),
                        "-X",
                        "-d",
                        "host=" + postgres.socketFolder() + " port=" + postgres.port() + " user=" + PrivatePostgres.USER
                                + " dbname=" + database + " application_name=" + LOCK_HOLDER,
                        "-c",
                        "BEGIN; LOCK TABLE charm IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(600)")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await("the lock", () -> !sessions(LOCK_HOLDER).isEmpty());
        return holder;
    }

    void unlock() {
        postgres.sql(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '" + LOCK_HOLDER
                        + "'");
    }

    /** Sessions of the server whose application's name holds that text. */
    String sessions(String application) {
        return postgres.sql(
                        "postgres",
                        "SELECT application_name FROM pg_stat_activity WHERE application_name LIKE '%" + application
                                + "%' AND pid <> pg_backend_pid()")
                .strip();
    }

    /** Whether a dump stands before the lock. */
    boolean isDumpWaiting() {
        return !postgres.sql("postgres", "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                .isBlank();
    }

    /** Sessions in a database other than the holder of the lock. */
    String visitors(String database) {
        return postgres.sql(
                        "postgres",
                        "SELECT application_name FROM pg_stat_activity WHERE datname = '" + database
                                + "' AND application_name <> '" + LOCK_HOLDER + "'")
                .strip();
    }

    List<String> keys() {
        try (S3Client client = client()) {
            return client.listObjectsV2(r -> r.bucket(LocalS3.BUCKET)).contents().stream()
                    .map(S3Object::key)
                    .toList();
        }
    }

    List<String> openUploads() {
        try (S3Client client = client()) {
            return client.listMultipartUploads(r -> r.bucket(LocalS3.BUCKET)).uploads().stream()
                    .map(MultipartUpload::key)
                    .toList();
        }
    }

    private void emptyStore() {
        try (S3Client client = client()) {
            client.listMultipartUploads(r -> r.bucket(LocalS3.BUCKET))
                    .uploads()
                    .forEach(each -> client.abortMultipartUpload(
                            r -> r.bucket(LocalS3.BUCKET).key(each.key()).uploadId(each.uploadId())));
            client.listObjectsV2(r -> r.bucket(LocalS3.BUCKET))
                    .contents()
                    .forEach(each ->
                            client.deleteObject(r -> r.bucket(LocalS3.BUCKET).key(each.key())));
        }
    }

    /** The caller closes it. */
    S3Client client() {
        return S3Client.builder()
                .endpointOverride(URI.create(s3.endpoint()))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(s3.accessKey(), s3.secretKey())))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Waits until it is so, at most a minute. */
    static void await(String what, Callable<Boolean> condition) throws Exception {
        await(what, Duration.ofMinutes(1), condition);
    }

    static void await(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + what);
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        unlock();
    }
}
