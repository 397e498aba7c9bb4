package io.jenkins.plugins.backhaul.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Serves bare repositories of a folder by Git's own {@code git http-backend}, to whoever gives the password. */
final class GitOverHttp implements HttpHandler {
    private final Path folder;
    private final String password;

    GitOverHttp(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!password(exchange).equals(password)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Heroku\"");
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        ProcessBuilder backend =
                new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
        backend.environment()
                .putAll(Map.of(
                        "GIT_PROJECT_ROOT", folder.toString(),
                        "GIT_HTTP_EXPORT_ALL", "1",
                        "REMOTE_USER", "heroku",
                        "REQUEST_METHOD", exchange.getRequestMethod(),
                        "PATH_INFO", exchange.getRequestURI().getPath(),
                        "QUERY_STRING", text(exchange.getRequestURI().getQuery()),
                        "CONTENT_TYPE", text(exchange.getRequestHeaders().getFirst("Content-Type")),
                        "HTTP_CONTENT_ENCODING",
                                text(exchange.getRequestHeaders().getFirst("Content-Encoding")),
                        "GIT_CONFIG_GLOBAL", "/dev/null"));
        Process process = backend.start();
        try (var in = process.getOutputStream()) {
            exchange.getRequestBody().transferTo(in);
        }
        passOn(exchange, process.getInputStream().readAllBytes());
    }

    private static void passOn(HttpExchange exchange, byte[] answered) throws IOException {
        int end = new String(answered, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        int status = 200;
        for (String line : new String(answered, 0, end, StandardCharsets.ISO_8859_1)
                .lines()
                .toList()) {
            String[] header = line.split(": ", 2);
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
        }
        InputStream body = new ByteArrayInputStream(answered, end + 4, answered.length);
        exchange.sendResponseHeaders(status, 0);
        body.transferTo(exchange.getResponseBody());
    }

    private static String password(HttpExchange exchange) {
        String given = text(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!given.startsWith("Basic ")) {
            return "";
        }
        String login = new String(Base64.getDecoder().decode(given.substring(6)), StandardCharsets.UTF_8);
        return login.substring(login.indexOf(':') + 1);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
