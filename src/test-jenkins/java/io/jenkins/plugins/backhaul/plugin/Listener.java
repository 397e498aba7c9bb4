package io.jenkins.plugins.backhaul.plugin;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that hears what Slack, a webhook or a watcher would. */
final class Listener implements AutoCloseable {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private Listener(HttpServer server) {
        this.server = server;
    }

    static Listener start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Listener listener = new Listener(server);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            if (token != null) {
                listener.tokens.add(exchange.getRequestURI().getPath() + " " + token);
            }
            listener.heard.add(exchange.getRequestURI().getPath() + " " + body);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return listener;
    }

    /** Each path that was asked for, with what was sent there. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    /** Each path that a token was sent to, with the header it came in. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** What was sent there last. */
    String last() {
        return heard.isEmpty() ? "nothing" : heard.get(heard.size() - 1);
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }

    /** Keeps an address of this server as secret text in Jenkins. */
    void keep(String id, String path) throws Exception {
        StoresForTests.add(StoresForTests.text(id, address(path)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
