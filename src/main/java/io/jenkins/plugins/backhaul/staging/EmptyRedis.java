package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.archive.Progress;
import io.jenkins.plugins.backhaul.config.ResetSettings.Redis;
import io.jenkins.plugins.backhaul.process.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Empties the environment's database of Redis, and no other one there. */
final class EmptyRedis implements Phase {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int LONGEST_ANSWER = 1000;

    /** Where SELECT is refused redis-cli goes on in database 0 all the same; a script ends. */
    private static final String FLUSH = "redis.call('SELECT', ARGV[1]) return redis.call('FLUSHDB')";

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
        return "database " + redis.database() + " of " + place();
    }

    private String place() {
        return redis instanceof Redis.OnServer server
                ? "Redis on " + server.host() + ":" + server.port()
                : "Redis in the service " + ((Redis.InService) redis).service();
    }

    @Override
    public boolean isEssential() {
        return false;
    }

    @Override
    public Made run(Journal journal, Progress progress) throws IOException {
        progress.start("emptying Redis", 0);
        Optional<String> password = password();
        if (redis instanceof Redis.OnServer server) {
            ask(server, password);
        } else {
            askInService(((Redis.InService) redis).service(), password);
        }
        return Made.of(described() + " is empty");
    }

    private Optional<String> password() throws IOException {
        Optional<String> password =
                redis.password().flatMap(id -> surroundings.secrets().apply(id));
        if (redis.password().isPresent() && password.isEmpty()) {
            throw new IOException("the secret '" + redis.password().get() + "' is not there");
        }
        return password;
    }

    /** The client ends with 0 also when the server refuses; only its answer tells. */
    private void askInService(String service, Optional<String> password) throws IOException {
        Invocation flush = Invocation.of("redis-cli", "EVAL", FLUSH, "0", "" + redis.database());
        if (password.isPresent()) {
            flush = flush.withSecret("REDISCLI_AUTH", password.get());
        }
        flush = surroundings.site().inService(environment, service).apply(flush);
        requireDone(surroundings.programs().output(flush).strip());
    }

    /** As the protocol has it (redis.io/docs/latest/develop/reference/protocol-spec): arrays of strings, one line for an answer. */
    private void ask(Redis.OnServer server, Optional<String> password) throws IOException {
        try (Socket socket = connected(server)) {
            if (password.isPresent()) {
                ask(socket, "AUTH", password.get());
            }
            ask(socket, "SELECT", "" + server.database());
            ask(socket, "FLUSHDB");
        }
    }

    private void ask(Socket socket, String... words) throws IOException {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        command.write(("*" + words.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            command.write(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            command.write(bytes);
            command.write('\r');
            command.write('\n');
        }
        try {
            socket.getOutputStream().write(command.toByteArray());
            requireDone(line(socket.getInputStream()).replaceFirst("^[+]", ""));
        } catch (SocketTimeoutException e) {
            throw new IOException(place() + " does not answer", e);
        }
    }

    private static String line(InputStream answers) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = answers.read();
                next >= 0 && next != '\n' && line.size() < LONGEST_ANSWER;
                next = answers.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private Socket connected(Redis.OnServer server) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(server.host(), server.port()), PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException(place() + " cannot be reached: " + e.getMessage(), e);
        }
    }

    private void requireDone(String answer) throws IOException {
        if (answer.equals("OK")) {
            return;
        }
        String said = answer.isEmpty()
                ? "nothing"
                : answer.lines().findFirst().orElse("").replaceAll("^-|[.]$", "");
        boolean wantsPassword = answer.contains("NOAUTH") || answer.contains("WRONGPASS");
        throw new IOException(place() + " answered: " + said
                + (wantsPassword ? ". Name the secret that holds its password in 'redis-password' under 'reset'" : ""));
    }
}
