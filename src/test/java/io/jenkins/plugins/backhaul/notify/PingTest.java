package io.jenkins.plugins.backhaul.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PingTest {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private HttpServer watcher;
    private volatile int status = 200;

    @BeforeEach
    void startWatcher() throws IOException {
        watcher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        watcher.createContext("/", exchange -> {
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        watcher.start();
    }

    @AfterEach
    void stopWatcher() {
        watcher.stop(0);
    }

    @Test
    void shouldCallOnce() throws Exception {
        new Ping(address()).send();

        assertThat(calls).containsExactly("POST /secret-id?x=1");
    }

    @Test
    void shouldSayWhatWasAnsweredAndFollowNobodyElsewhere() {
        status = 302;

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new Ping(address()).send())
                .withMessage("it answered with the status 302");
        assertThat(calls).hasSize(1);
    }

    @Test
    void shouldNotTellTheAddressWhenNobodyIsThere() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new Ping(URI.create("http://127.0.0.1:" + nobody + "/secret-id")).send())
                .withMessage("127.0.0.1 could not be reached (ConnectException)")
                .satisfies(fault -> assertThat(Throwables.getStackTrace(fault)).doesNotContain("secret-id"));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + watcher.getAddress().getPort() + "/secret-id?x=1");
    }
}
