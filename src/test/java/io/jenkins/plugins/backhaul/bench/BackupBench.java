package io.jenkins.plugins.backhaul.bench;

import io.jenkins.plugins.backhaul.demo.DatabaseAddress;
import io.jenkins.plugins.backhaul.demo.WagtailSite;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import io.jenkins.plugins.backhaul.testkit.PrivatePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Whole backups and whole restores: ours beside what people use today, in one run. */
public final class BackupBench implements AutoCloseable {
    private static final String SITE = "bench_site";
    private static final String COPY = "bench_copy";
    private static final String CONTENT = "**backhaul backup**, `fingerprint: content`, to S3";
    private static final double MEGA = 1e6;
    private static final double TOO_LONG_TO_REPEAT = 30;

    private final Path folder = Files.createTempDirectory("backhaul-bench-");
    private final PrivatePostgres postgres = PrivatePostgres.start();
    private final LocalS3 s3 = LocalS3.startOn(folder.resolve("s3"));
    private final Path work = Files.createDirectory(folder.resolve("work"));
    private final Path kept = Files.createDirectory(folder.resolve("kept"));
    private final String backhaul;
    private final int runs;

    private BackupBench(String backhaul, int runs) throws IOException {
        this.backhaul = backhaul;
        this.runs = runs;
    }

    /** Arguments: the program {@code backhaul}, the page to write into, megabytes, runs of each. */
    public static void main(String[] arguments) throws Exception {
        int megabytes = Integer.parseInt(arguments[2]);
        try (BackupBench bench = new BackupBench(arguments[0], Integer.parseInt(arguments[3]))) {
            postgresSite(bench.postgres, megabytes);
            String backup = bench.table(bench.backups(), bench::sizeOfArchive, true);
            String restore = bench.table(bench.restores(), name -> 0L, false);
            String text =
                    "Database: a Wagtail site whose plain dump is about " + megabytes + " MB. Median of " + bench.runs
                            + " runs, but one of what takes longer than half a minute.\n\n" + backup + "\n" + restore;
            System.out.println(text);
            new BenchmarksPage(Path.of(arguments[1])).replace("backup", text);
        }
        System.exit(0);
    }

    private static void postgresSite(PrivatePostgres postgres, int megabytes) throws IOException {
        postgres.createDatabase(SITE);
        WagtailSite.ofSize(megabytes)
                .fill(new DatabaseAddress(
                        postgres.socketFolder().toString(), postgres.port(), PrivatePostgres.USER, SITE));
    }

    private Map<String, String> backups() {
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("`pg_dump > /dev/null`", dump("") + " > /dev/null");
        ways.put("**backhaul backup**, to S3", backhaul + " backup -q --project site");
        ways.put(
                CONTENT,
                "BACKHAUL_DATABASES_DEFAULT_FINGERPRINT=content " + backhaul + " backup -q --project site-content");
        ways.put("**backhaul backup --level fast**, to S3", backhaul + " backup -q --project site-fast --level fast");
        ways.put(
                "`pg_dump` to a file, `lrzip`, `mv`",
                dump("") + " -f site.sql && lrzip -q site.sql && rm site.sql && mv site.sql.lrz " + kept);
        ways.put("`pg_dump -Fc`", dump("-Fc") + " -f " + kept + "/site.dump");
        ways.put(
                "`pg_dump | zstd -9 --long=27 -T0`",
                dump("") + " | zstd -q -f -9 --long=27 -T0 -o " + kept + "/site.zst");
        return ways;
    }

    private Map<String, String> restores() throws IOException, InterruptedException {
        Measurement.of(dump("") + " -f " + kept + "/site.sql", work, variables());
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("`psql -f` of a plain file on disk", psql() + " -f " + kept + "/site.sql");
        ways.put(
                "**backhaul restore**, from S3",
                backhaul + " restore latest -q --drop-old --project site --into " + COPY);
        ways.put(
                "**backhaul restore --jobs 2**, from S3",
                backhaul + " restore latest -q --drop-old --project site --jobs 2 --into " + COPY);
        ways.put(
                "`lrzip -d`, `psql -f`",
                "lrzip -q -d -o site.sql " + kept + "/site.sql.lrz && " + psql() + " -f site.sql && rm site.sql");
        ways.put(
                "`pg_restore` of `-Fc`",
                program("pg_restore") + connection() + " --exit-on-error -d " + COPY + " " + kept + "/site.dump");
        ways.put("`zstd -d | psql`", "zstd -q -d --long=27 -c " + kept + "/site.zst | " + psql());
        return ways;
    }

    private String table(Map<String, String> ways, SizeOfArchive size, boolean isBackup)
            throws IOException, InterruptedException {
        Map<String, List<Measurement>> measured = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            for (Map.Entry<String, String> way : ways.entrySet()) {
                if (run > 0 && measured.get(way.getKey()).get(0).wall() > TOO_LONG_TO_REPEAT) {
                    continue;
                }
                prepare(isBackup);
                measured.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                        .add(Measurement.of(way.getValue(), work, variables()));
                System.err.println("  " + way.getKey() + " run " + (run + 1) + ": "
                        + measured.get(way.getKey()).get(run));
            }
        }
        return format(measured, size, isBackup);
    }

    private static String format(Map<String, List<Measurement>> measured, SizeOfArchive size, boolean isBackup)
            throws IOException {
        double base = Measurement.median(measured.values().iterator().next()).wall();
        StringBuilder table = new StringBuilder("| " + (isBackup ? "backup" : "restore")
                + " | wall, s | ratio | CPU, s | with servers | memory, MB | temporary disk, MB |"
                + (isBackup ? " archive, MB |" : "")
                + "\n| --- | --: | --: | --: | --: | --: | --: |" + (isBackup ? " --: |" : "") + "\n");
        for (Map.Entry<String, List<Measurement>> each : measured.entrySet()) {
            Measurement median = Measurement.median(each.getValue());
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f |",
                    each.getKey(),
                    median.wall(),
                    median.wall() / base,
                    median.cpu(),
                    median.machine(),
                    median.memory() / MEGA,
                    median.disk() / MEGA));
            table.append(isBackup ? String.format(Locale.ROOT, " %.2f |%n", size.of(each.getKey()) / MEGA) : "\n");
        }
        return table.toString();
    }

    private void prepare(boolean isBackup) {
        if (!isBackup) {
            postgres.dropDatabases(COPY);
            postgres.createDatabase(COPY);
        }
        postgres.sql("postgres", "CHECKPOINT");
    }

    private long sizeOfArchive(String way) throws IOException {
        Map<String, String> endings = new HashMap<>();
        endings.put("**backhaul backup**, to S3", "/site/");
        endings.put(CONTENT, "/site-content/");
        endings.put("**backhaul backup --level fast**, to S3", "/site-fast/");
        endings.put("`pg_dump` to a file, `lrzip`, `mv`", "site.sql.lrz");
        endings.put("`pg_dump -Fc`", "site.dump");
        endings.put("`pg_dump | zstd -9 --long=27 -T0`", "site.zst");
        String wanted = endings.getOrDefault(way, "none");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String path = each.toString();
                if (path.contains(wanted) && !path.endsWith(".json")) {
                    return Files.size(each);
                }
            }
        }
        return 0;
    }

    private String dump(String options) {
        return program("pg_dump") + connection() + " " + options + " " + SITE;
    }

    private String psql() {
        return program("psql") + connection() + " -X -q -v ON_ERROR_STOP=1 -d " + COPY;
    }

    private String program(String name) {
        return postgres.programs().resolve(name).toString();
    }

    private String connection() {
        return " -h " + postgres.socketFolder() + " -p " + postgres.port() + " -U " + PrivatePostgres.USER;
    }

    private Map<String, String> variables() {
        return Map.of(
                "BACKHAUL_STORE",
                "s3://" + LocalS3.BUCKET + "/bench",
                "BACKHAUL_ENDPOINT",
                s3.endpoint().toString(),
                "BACKHAUL_REGION",
                "us-east-1",
                "BACKHAUL_DATABASES_DEFAULT_HOST",
                postgres.socketFolder().toString(),
                "BACKHAUL_DATABASES_DEFAULT_PORT",
                String.valueOf(postgres.port()),
                "BACKHAUL_DATABASES_DEFAULT_USER",
                PrivatePostgres.USER,
                "BACKHAUL_DATABASES_DEFAULT_NAME",
                SITE,
                "AWS_ACCESS_KEY_ID",
                s3.accessKey(),
                "AWS_SECRET_ACCESS_KEY",
                s3.secretKey(),
                "JAVA_OPTS",
                "-Djava.io.tmpdir=" + work);
    }

    @Override
    public void close() throws IOException {
        s3.close();
        postgres.close();
        BenchFolder.delete(folder);
    }

    private interface SizeOfArchive {
        long of(String way) throws IOException;
    }
}
