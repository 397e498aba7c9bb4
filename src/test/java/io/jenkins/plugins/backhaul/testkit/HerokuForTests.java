package io.jenkins.plugins.backhaul.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that speaks those parts of Heroku's APIs that we use, as heroku/cli 11.9.0 does, over real HTTP on a free loopback port. Its
 * apps have real databases on {@link EncryptedPostgres}: a capture is made by pg_dump, a restore by pg_restore.
 */
public final class HerokuForTests implements AutoCloseable {
    /** The one token that it knows. */
    public static final String TOKEN = "HRKU-01234567-89ab-cdef-0123-456789abcdef";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String APP = "/client/v11/apps/([^/]+)/transfers";
    private static final String DATABASE = "/client/v11/databases/([^/]+)";
    private static final Pattern GIT = Pattern.compile("^(GET|POST) /[a-z0-9-]+\\.git/");
    private static final Pattern DUMP = Pattern.compile("GET /dumps/([^/]+)/(\\d+)\\?Signature=(.*)");

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HerokuAppForTests> apps = new ConcurrentHashMap<>();
    private final List<Route> routes = List.of(
            Route.of("GET /apps/([^/]+)/config-vars", Call::first, (app, call) -> app.configVars()),
            Route.of(
                    "POST /actions/addon-attachments/resolve",
                    call -> call.body().path("app").asText(),
                    (app, call) -> app.attachments()),
            Route.of("GET " + APP, Call::first, (app, call) -> app.transfers()),
            Route.of("GET " + APP + "/([^/?]+)(\\?.*)?", Call::first, (app, call) -> app.transfer(call.second())),
            Route.of("POST " + DATABASE + "/backups", Call::database, (app, call) -> app.capture(threads())),
            Route.of(
                    "POST " + DATABASE + "/restores",
                    Call::database,
                    (app, call) -> app.restore(call.dump(), threads())),
            Route.of(
                    "POST " + APP + "/(\\d+)/actions/public-url",
                    Call::first,
                    (app, call) -> Map.of("url", address() + app.signedPath(call.second()))));
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private volatile Path repositories;

    private HerokuForTests(HttpServer http) {
        this.http = http;
        http.setExecutor(threads);
        http.createContext("/", this::serve);
    }

    /** Starts one without any app. The caller closes it. */
    public static HerokuForTests start() throws IOException {
        HerokuForTests started =
                new HerokuForTests(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        started.http.start();
        return started;
    }

    /** Creates an app with an empty database. */
    public HerokuAppForTests app(String name) {
        HerokuAppForTests app = new HerokuAppForTests(name, EncryptedPostgres.shared());
        apps.put(name, app);
        return app;
    }

    /** Makes an app's repository in a folder, and serves it. Returns where it is. */
    public Path repository(Path folder, String app) throws IOException {
        GitForTests.run(folder, "init", "--quiet", "--bare", app + ".git");
        repositories = folder;
        return folder.resolve(app + ".git");
    }

    /** Where it is: in place of all of Heroku's addresses. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** The environment that leads to it. */
    public Map<String, String> variables() {
        return Map.of(
                "HEROKU_API_URL", address().toString(),
                "HEROKU_DATA_URL", address().toString(),
                "HEROKU_GIT_URL", address().toString(),
                "HEROKU_API_KEY", TOKEN);
    }

    /** Has the next so many requests answered otherwise, if their method and path match. */
    public void disturb(String pattern, int times, HttpHandler instead) {
        rules.add(new Rule(Pattern.compile(pattern), new AtomicInteger(times), instead));
    }

    /** How many requests there were whose method and path hold a match. */
    public long count(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return requests.stream().filter(each -> wanted.matcher(each).find()).count();
    }

    /** Answers with a status and a body. */
    public static HttpHandler answering(int status, String body) {
        return exchange -> send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        for (Rule rule : rules) {
            if (rule.pattern().matcher(request).find() && rule.left().getAndDecrement() > 0) {
                rule.instead().handle(exchange);
                exchange.close();
                return;
            }
        }
        try (exchange) {
            answer(exchange, request);
        }
    }

    private void answer(HttpExchange exchange, String request) throws IOException {
        if (repositories != null && GIT.matcher(request).find()) {
            new GitOverHttp(repositories, TOKEN).handle(exchange);
            return;
        }
        Matcher dump = DUMP.matcher(request);
        if (dump.matches()) {
            sendDump(exchange, dump);
            return;
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            refuse(exchange, 401, "unauthorized", "Invalid credentials provided.");
            return;
        }
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        for (Route route : routes) {
            Matcher matcher = route.pattern().matcher(request);
            if (matcher.matches()) {
                follow(exchange, route, new Call(matcher, body));
                return;
            }
        }
        refuse(exchange, 404, "not_found", "The requested API endpoint was not found.");
    }

    private void follow(HttpExchange exchange, Route route, Call call) throws IOException {
        HerokuAppForTests app = apps.get(route.app().apply(call));
        if (app == null) {
            refuse(exchange, 404, "not_found", "Couldn't find that app.");
            return;
        }
        Object json = route.reply().of(app, call);
        if (json == null) {
            refuse(exchange, 404, "not_found", "Couldn't find that transfer.");
            return;
        }
        send(exchange, 200, JSON.writeValueAsBytes(json));
    }

    private ExecutorService threads() {
        return threads;
    }

    private void sendDump(HttpExchange exchange, Matcher dump) throws IOException {
        HerokuAppForTests app = apps.get(dump.group(1));
        byte[] bytes = app == null ? null : app.dump(dump.group(2), dump.group(3));
        if (bytes == null) {
            send(exchange, 403, "<Error><Code>AccessDenied</Code></Error>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        send(exchange, 200, bytes);
    }

    private static void refuse(HttpExchange exchange, int status, String id, String message) throws IOException {
        send(exchange, status, JSON.writeValueAsBytes(new TreeMap<>(Map.of("id", id, "message", message))));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        new ArrayList<>(apps.values()).forEach(HerokuAppForTests::close);
    }

    private record Rule(Pattern pattern, AtomicInteger left, HttpHandler instead) {}

    private record Call(Matcher matcher, JsonNode body) {
        String first() {
            return matcher.group(1);
        }

        String second() {
            return matcher.group(2);
        }

        String database() {
            return HerokuAppForTests.nameOf(first());
        }

        URI dump() {
            return URI.create(body.path("backup_url").asText());
        }
    }

    private record Route(Pattern pattern, Function<Call, String> app, Reply reply) {
        static Route of(String pattern, Function<Call, String> app, Reply reply) {
            return new Route(Pattern.compile(pattern), app, reply);
        }
    }

    private interface Reply {
        Object of(HerokuAppForTests app, Call call) throws IOException;
    }
}
