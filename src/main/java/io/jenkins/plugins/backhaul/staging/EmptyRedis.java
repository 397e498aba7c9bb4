package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.ResetSettings.Redis;
import io.jenkins.plugins.backhaul.process.Invocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Empties the environment's database of Redis, and no other one there. */
final class EmptyRedis implements Phase {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Surroundings surroundings;
    private final String environment;
    private final Redis redis;

    EmptyRedis(Surroundings surroundings, String environment, Redis redis) {
        this.surroundings = surroundings;
        this.environment = environment;
        this.redis = redis;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String intent() {
        return "empty " + described();
    }

    private String described() {
        return "database " + redis.database() + " of Redis "
                + (redis instanceof Redis.OnServer server
                        ? "on " + server.host() + ":" + server.port()
                        : "in the service " + ((Redis.InService) redis).service());
    }

    @Override
    public boolean isEssential() {
        return false;
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException {
        progress.start("emptying Redis", 0);
        if (redis instanceof Redis.OnServer server) {
            ask(server);
        } else {
            askInService(((Redis.InService) redis).service());
        }
        return Made.of(described() + " is empty");
    }

    /** The client ends with 0 also when the server refuses; only its answer tells. */
    private void askInService(String service) throws IOException {
        Invocation flush = surroundings
                .site()
                .inService(environment, service)
                .apply(Invocation.of("redis-cli", "-n", "" + redis.database(), "FLUSHDB"));
        requireDone(surroundings.programs().output(flush).strip());
    }

    /** As the protocol has it (redis.io/docs/latest/develop/reference/protocol-spec): inline commands, one line for an answer. */
    private static void ask(Redis.OnServer server) throws IOException {
        try (Socket socket = connected(server)) {
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String command : new String[] {"SELECT " + server.database(), "FLUSHDB"}) {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
                String answer = answers.readLine();
                requireDone(answer == null ? "nothing" : answer.replaceFirst("^[+]", ""));
            }
        }
    }

    private static Socket connected(Redis.OnServer server) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(server.host(), server.port()), PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException(
                    "Redis on " + server.host() + ":" + server.port() + " cannot be reached: " + e.getMessage(), e);
        }
    }

    private static void requireDone(String answer) throws IOException {
        if (!answer.equals("OK")) {
            throw new IOException("Redis answered: " + answer);
        }
    }
}
