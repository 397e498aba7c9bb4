package io.jenkins.plugins.backhaul.demo;

import io.jenkins.plugins.backhaul.testkit.LocalS3;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The demo's own PostgreSQL and S3 server, on free ports of this machine. */
record DemoServers(PrivatePostgres postgres, LocalS3 s3, Path s3Folder) implements AutoCloseable {
    static final String PROJECT = "wizards";
    static final String DATABASE = "wizards";

    static DemoServers start(Path folder) throws IOException {
        Path s3Folder = folder.resolve("s3");
        PrivatePostgres postgres = PrivatePostgres.start();
        try {
            return new DemoServers(postgres, LocalS3.startOn(s3Folder), s3Folder);
        } catch (IOException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    DatabaseAddress address(String database) {
        return new DatabaseAddress(postgres.socketFolder().toString(), postgres.port(), PrivatePostgres.USER, database);
    }

    /** What the command line needs to know, as its users would set it. */
    Map<String, String> variables() {
        return Map.of(
                "BACKHAUL_PROJECT",
                PROJECT,
                "BACKHAUL_STORE",
                "s3://" + LocalS3.BUCKET + "/backups",
                "BACKHAUL_ENDPOINT",
                s3.endpoint().toString(),
                "BACKHAUL_REGION",
                "us-east-1",
                "BACKHAUL_DATABASES_DEFAULT_URL",
                "postgresql://" + PrivatePostgres.USER + "@127.0.0.1:" + postgres.port() + "/" + DATABASE,
                "PGPASSWORD",
                PrivatePostgres.PASSWORD,
                "AWS_ACCESS_KEY_ID",
                s3.accessKey(),
                "AWS_SECRET_ACCESS_KEY",
                s3.secretKey());
    }

    void explain(Path backhaul) {
        System.out.println();
        System.out.println("The servers stay up until you press Enter. In another terminal:");
        variables().forEach((name, value) -> System.out.println("  export " + name + "='" + value + "'"));
        System.out.println("  " + backhaul + " list");
        System.out.println(
                "  psql -h 127.0.0.1 -p " + postgres.port() + " -U " + PrivatePostgres.USER + " " + DATABASE);
    }

    @Override
    public void close() throws IOException {
        s3.close();
        postgres.close();
    }
}
