package io.jenkins.plugins.backhaul.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What happens to one request on its way to a server. Returning ends the connection to the client. */
@FunctionalInterface
public interface Fault {
    /** Plays it. */
    void play(Exchange exchange) throws IOException, InterruptedException;

    /** The server is not asked; the client gets this instead. The error code goes into a body such as S3's. */
    static Fault answer(int status, String code, String... headers) {
        return exchange -> {
            exchange.clientBody().transferTo(OutputStream.nullOutputStream());
            String body =
                    "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>AKIA-SECRET</Message></Error>";
            String head = "HTTP/1.1 " + status + " Fault\r\nConnection: close\r\nContent-Length: " + body.length()
                    + "\r\n"
                    + String.join(
                            "", Arrays.stream(headers).map(h -> h + "\r\n").toList()) + "\r\n";
            exchange.toClient().write((head + body).getBytes(StandardCharsets.UTF_8));
        };
    }

    /** The connection breaks after that many bytes of the request's body. */
    static Fault cutRequest(int bytes) {
        return exchange -> exchange.clientBody().readNBytes(bytes);
    }

    /** The server does what was asked, and the client never learns of it. */
    static Fault loseAnswer() {
        return exchange -> {
            exchange.forward(exchange.clientBody());
            exchange.answer().readAllBytes();
        };
    }

    /** The connection breaks after that many bytes of the answer, its head included. */
    static Fault cutAnswer(int bytes) {
        return exchange -> {
            exchange.forward(exchange.clientBody());
            exchange.toClient().write(exchange.answer().readNBytes(bytes));
        };
    }

    /** Nobody reads what the client sends, nor answers. */
    static Fault stall() {
        return exchange -> exchange.awaitEnd();
    }

    /** The body arrives one small piece after the other, as over a very slow line. */
    static Fault trickle(int bytes, int everyMillis) {
        return exchange -> {
            InputStream body = exchange.clientBody();
            while (body.readNBytes(bytes).length > 0) {
                Thread.sleep(everyMillis);
            }
        };
    }

    /** One bit of the body is another one when it arrives. */
    static Fault damageRequest() {
        return exchange -> {
            byte[] body = exchange.clientBody().readAllBytes();
            body[body.length / 2] ^= 1;
            exchange.forward(new ByteArrayInputStream(body));
            exchange.answer().transferTo(exchange.toClient());
        };
    }

    /** One request under way between client and server. */
    interface Exchange {
        /** The body as the client sends it, to its end. */
        InputStream clientBody();

        OutputStream toClient();

        /** Sends the request's head and this body to the server. */
        void forward(InputStream body) throws IOException;

        /** What the server answers, head and body, to its end. */
        InputStream answer() throws IOException;

        /** Waits until the client has gone or the proxy is closed. */
        void awaitEnd() throws InterruptedException;
    }
}
