package io.jenkins.plugins.backhaul.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.ResetSettings.Redis;
import io.jenkins.plugins.backhaul.process.Invocation;
import io.jenkins.plugins.backhaul.process.LocalPrograms;
import io.jenkins.plugins.backhaul.process.ProgramException;
import io.jenkins.plugins.backhaul.process.Programs;
import io.jenkins.plugins.backhaul.process.RunningProgram;
import io.jenkins.plugins.backhaul.storage.ObjectStore;
import io.jenkins.plugins.backhaul.storage.directory.DirectoryStore;
import io.jenkins.plugins.backhaul.testkit.ComposeForTests;
import io.jenkins.plugins.backhaul.testkit.RedisForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Redis is emptied, in the one database that is the environment's. */
class EmptyRedisTest {
    private static final String PASSWORD = "it's \"red\" and\tüber";

    @TempDir
    private Path folder;

    private final Map<String, String> secrets = new HashMap<>();
    private Programs programs = new LocalPrograms();

    private Made empty(Redis redis) throws Exception {
        String where = redis instanceof Redis.InService service ? service.service() + "/" : "redis://127.0.0.1/";
        String yaml = """
                project: wizards
                environments: { staging: { branch: staging, folder: "%s", reset: { redis: "%s%d" } } }
                """.formatted(folder, where, redis.database());
        try (ObjectStore store = DirectoryStore.open(folder.resolve("store"))) {
            Surroundings surroundings = SurroundingsForTests.of(folder, yaml, store, programs, secrets);
            return new EmptyRedis(surroundings, "staging", redis)
                    .run(Journal.open(folder, order(), Clock.systemUTC()), Progress.NONE);
        }
    }

    private static ResetOrder order() {
        return new ResetOrder(
                "production", "staging", List.of(), new ResetOrder.Options(false, false, false, false), Set.of());
    }

    private static void fill(RedisForTests redis) throws IOException {
        for (String database : List.of("0", "2", "3")) {
            redis.ask("-n", database, "SET", "page", "cached");
        }
    }

    private static String kept(RedisForTests redis) throws IOException {
        List<String> kept = new ArrayList<>();
        for (String database : List.of("0", "2", "3")) {
            kept.add(redis.ask("-n", database, "DBSIZE").replaceAll("\\D", ""));
        }
        return String.join(" ", kept);
    }

    @Test
    void shouldEmptyOneDatabaseAndNoOther() throws Exception {
        try (RedisForTests redis = RedisForTests.start()) {
            fill(redis);
            Made made = empty(new Redis.OnServer("127.0.0.1", redis.port(), 2, Optional.empty()));

            assertThat(kept(redis)).isEqualTo("1 0 1");
            assertThat(made.lines()).containsExactly("database 2 of Redis on 127.0.0.1:" + redis.port() + " is empty");
            assertThatThrownBy(() -> empty(new Redis.OnServer("127.0.0.1", redis.port(), 99, Optional.empty())))
                    .hasMessage("Redis on 127.0.0.1:" + redis.port() + " answered: ERR DB index is out of range");
            assertThat(kept(redis)).isEqualTo("1 0 1");
        }
    }

    @Test
    void shouldGiveThePasswordAndSayWhenItIsWrong() throws Exception {
        try (RedisForTests redis = RedisForTests.start()) {
            fill(redis);
            redis.ask("CONFIG", "SET", "requirepass", PASSWORD);
            Redis there = new Redis.OnServer("127.0.0.1", redis.port(), 3, Optional.of("redis-wizards"));
            assertThatThrownBy(() -> empty(there)).hasMessage("the secret 'redis-wizards' is not there");
            secrets.put("redis-wizards", "hunter2");
            assertThatThrownBy(() -> empty(there))
                    .hasMessageMatching(
                            "Redis on 127.0.0.1:\\d+ answered: WRONGPASS [^.]*\\. Name the secret that holds its"
                                    + " password in 'redis-password' under 'reset'")
                    .hasMessageNotContaining("hunter2");
            assertThatThrownBy(() -> empty(new Redis.OnServer("127.0.0.1", redis.port(), 3, Optional.empty())))
                    .hasMessageContaining(" answered: NOAUTH Authentication required. Name the secret");

            secrets.put("redis-wizards", PASSWORD);
            empty(there);

            assertThat(redis.ask("-a", PASSWORD, "--no-auth-warning", "-n", "3", "DBSIZE"))
                    .isEqualTo("0");
            assertThat(redis.ask("-a", PASSWORD, "--no-auth-warning", "-n", "0", "DBSIZE"))
                    .isEqualTo("1");
        }
    }

    /** The programs and libraries of this machine's Redis in a container of the tests' own image, which has none. */
    private static String service() {
        return """
                services:
                  cache:
                    image: backhaul-for-tests
                    init: true
                    volumes: ["/usr:/machine:ro"]
                    environment:
                      LD_LIBRARY_PATH: /machine/lib/%s-linux-gnu
                      PATH: /usr/local/bin:/usr/bin:/bin:/machine/bin
                    entrypoint: [redis-server, --save, '']
                """.formatted(System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch"));
    }

    @Test
    @Tag("slow")
    void shouldEmptyOneInAService() throws Exception {
        programs = new LedTo(ComposeForTests.environmentOf(ComposeForTests.Generation.V2));
        Files.writeString(folder.resolve("docker-compose.yml"), service());
        secrets.put("redis-wizards", PASSWORD);
        try {
            compose("up", "-d");
            compose("exec", "-T", "cache", "sh", "-c", "until redis-cli PING; do sleep 0.1; done");
            cache("0", "SET", "page", "cached");
            cache("1", "SET", "page", "cached");
            cache("0", "CONFIG", "SET", "requirepass", PASSWORD);
            assertThatThrownBy(() -> empty(new Redis.InService("cache", 1, Optional.empty())))
                    .hasMessageContaining("Redis in the service cache answered: NOAUTH");
            // Where it is left to SELECT, redis-cli empties database 0 then.
            assertThatThrownBy(() -> empty(new Redis.InService("cache", 99, Optional.of("redis-wizards"))))
                    .hasMessageContaining("Redis in the service cache answered: ")
                    .hasMessageContaining("DB index is out of range");
            empty(new Redis.InService("cache", 1, Optional.of("redis-wizards")));

            assertThat(cache("1", "DBSIZE")).isEqualTo("0");
            assertThat(cache("0", "DBSIZE")).isEqualTo("1");
        } finally {
            compose("down", "-t", "0");
        }
    }

    private String cache(String database, String... words) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("exec", "-T", "-e", "REDISCLI_AUTH=" + PASSWORD, "cache", "redis-cli", "-n", database));
        all.addAll(List.of(words));
        return compose(all.toArray(String[]::new)).strip();
    }

    private String compose(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker", "compose"));
        command.addAll(List.of(words));
        return programs.output(Invocation.of(command).in(folder));
    }

    /** Programs of this machine that are led to the engine of the tests. */
    private record LedTo(Map<String, String> environment) implements Programs {
        private Invocation led(Invocation invocation) {
            Map<String, String> all = new HashMap<>(environment);
            all.putAll(invocation.environment());
            return new Invocation(invocation.command(), all, invocation.secrets(), invocation.directory());
        }

        @Override
        public RunningProgram start(Invocation invocation) throws ProgramException {
            return new LocalPrograms().start(led(invocation));
        }

        @Override
        public String output(Invocation invocation) throws ProgramException {
            return new LocalPrograms().output(led(invocation));
        }
    }
}
