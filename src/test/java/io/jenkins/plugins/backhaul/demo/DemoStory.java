package io.jenkins.plugins.backhaul.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the demo does, step by step. */
final class DemoStory {
    private static final String REFERENCE = "wizards_as_it_was";
    private static final String BY_HAND = "wizards_by_hand";
    private static final double NANOS = 1e9;
    private static final double MEGA = 1e6;

    private final DemoServers servers;
    private final Commands commands;
    private final Path folder;
    private final List<String> summary = new ArrayList<>();

    DemoStory(DemoServers servers, Path backhaul, Path folder) {
        this.servers = servers;
        this.commands = new Commands(backhaul, servers.variables(), folder);
        this.folder = folder;
    }

    /** Whether everything was restored exactly. */
    boolean tell(int megabytes) throws Exception {
        step("Filling a Wagtail site, about " + megabytes + " MB as SQL", () -> fill(megabytes));
        step("Trying the set-up:  backhaul check", () -> commands.backhaul("check"));
        step("Backing it up:  backhaul backup", () -> commands.backhaul("backup"));
        step("Proving that it restores:  backhaul prove", () -> commands.backhaul("prove"));
        step("What is there now:  backhaul list", () -> commands.backhaul("list"));
        step("Damaging the database", this::damage);
        step(
                "Restoring:  backhaul restore latest --into wizards",
                () -> commands.backhaul("restore", "latest", "--into", DemoServers.DATABASE));
        boolean same = compared("Comparing every row with the database as it was", DemoServers.DATABASE);
        step("Recovering the same archive by hand, with lrzip, tar and psql", this::recoverByHand);
        boolean sameByHand = compared("Comparing what was recovered by hand", BY_HAND);
        System.out.println();
        System.out.println("Summary");
        summary.forEach(System.out::println);
        Path archive = archive();
        System.out.printf(
                Locale.ROOT,
                "  %-62s %8.1f MB, %.1f %% of the dump%n",
                "the archive",
                Files.size(archive) / MEGA,
                100.0 * Files.size(archive) / Files.size(folder.resolve("default.sql")));
        System.out.println(
                same && sameByHand
                        ? "Both copies equal the original: every row, every sequence, the whole schema."
                        : "The copies differ from the original.");
        return same && sameByHand;
    }

    private void fill(int megabytes) throws IOException {
        servers.postgres().createDatabase(DemoServers.DATABASE);
        WagtailSite.ofSize(megabytes).fill(servers.address(DemoServers.DATABASE));
        servers.postgres().sql("postgres", "CREATE DATABASE " + REFERENCE + " TEMPLATE " + DemoServers.DATABASE);
        System.out.println(
                "  " + DatabaseComparison.contents(servers.address(REFERENCE)).size() + " tables, views and sequences");
    }

    private void damage() {
        servers.postgres()
                .sql(
                        DemoServers.DATABASE,
                        "DROP TABLE wagtailcore_revision CASCADE; UPDATE auth_user SET first_name = 'Damaged'");
        System.out.println("  DROP TABLE wagtailcore_revision CASCADE");
        System.out.println("  UPDATE auth_user SET first_name = 'Damaged'");
    }

    private void recoverByHand() throws Exception {
        Path copy = Files.copy(archive(), folder.resolve("by-hand.tar.lrz"));
        commands.run("lrzip", "-q", "-d", copy.toString());
        commands.run("tar", "-xvf", "by-hand.tar");
        servers.postgres().createDatabase(BY_HAND);
        commands.runQuietly(
                servers.postgres().programs().resolve("psql").toString(),
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                servers.postgres().socketFolder().toString(),
                "-p",
                String.valueOf(servers.postgres().port()),
                "-U",
                "postgres",
                "-f",
                "default.sql",
                BY_HAND);
    }

    private boolean compared(String what, String database) throws Exception {
        List<String> differences = new ArrayList<>();
        step(what, () -> {
            differences.addAll(DatabaseComparison.differences(servers.address(REFERENCE), servers.address(database)));
            System.out.println(differences.isEmpty() ? "  equal" : "  " + String.join("\n  ", differences));
        });
        return differences.isEmpty();
    }

    private Path archive() throws IOException {
        try (var files = Files.walk(servers.s3Folder())) {
            return files.filter(each -> each.toString().endsWith(".tar.lrz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void step(String what, Step step) throws Exception {
        System.out.println();
        System.out.println("== " + what);
        long begun = System.nanoTime();
        step.run();
        summary.add(String.format(Locale.ROOT, "  %-62s %8.1f s", what, (System.nanoTime() - begun) / NANOS));
    }

    private interface Step {
        void run() throws Exception;
    }
}
