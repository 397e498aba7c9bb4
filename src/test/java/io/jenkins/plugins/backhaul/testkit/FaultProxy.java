package io.jenkins.plugins.backhaul.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between an HTTP client and a server on loopback and does to chosen requests what a bad network does. The server
 * sees the client's own {@code Host}, so signatures hold. One connection carries one request.
 */
public final class FaultProxy implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)$");
    private static final Pattern EXPECTS = Pattern.compile("(?im)^expect: *100-continue$");

    private final URI target;
    private final ServerSocket listener;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });

    private FaultProxy(URI target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
    }

    /** A proxy on a free port that passes everything on. The caller closes it. */
    public static FaultProxy before(URI target) throws IOException {
        FaultProxy proxy = new FaultProxy(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    /** Where clients go instead of to the server. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Plays the fault to the next {@code times} requests whose first line holds a match of {@code pattern}. */
    public FaultProxy disturb(String pattern, int times, Fault fault) {
        rules.add(new Rule(Pattern.compile(pattern), new AtomicInteger(times), fault));
        return this;
    }

    /** How many requests had a first line with a match of {@code pattern}. */
    public long count(String pattern) {
        return heads(pattern).size();
    }

    /** The heads of these requests. */
    public List<String> heads(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return heads.stream()
                .filter(head -> wanted.matcher(firstLine(head)).find())
                .toList();
    }

    private static String firstLine(String head) {
        return head.substring(0, head.indexOf('\r'));
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException | RejectedExecutionException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(target.getHost(), target.getPort())) {
            InputStream fromClient = new BufferedInputStream(client.getInputStream());
            String head = readHead(fromClient);
            heads.add(head);
            if (EXPECTS.matcher(head).find()) {
                client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            Under exchange = new Under(head, new Body(fromClient, lengthIn(head)), client, server);
            faultFor(firstLine(head)).play(exchange);
        } catch (IOException e) {
            // The other side has gone, which is what several faults are for.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private Fault faultFor(String line) {
        for (Rule rule : rules) {
            if (rule.pattern().matcher(line).find() && rule.left().getAndDecrement() > 0) {
                return rule.fault();
            }
        }
        return exchange -> {
            exchange.forward(exchange.clientBody());
            exchange.answer().transferTo(exchange.toClient());
        };
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ending = 0;
        while (ending < 4) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("The client closed the connection");
            }
            head.write(b);
            ending = b == "\r\n\r\n".charAt(ending) ? ending + 1 : b == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static long lengthIn(String head) {
        Matcher matcher = LENGTH.matcher(head);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private record Rule(Pattern pattern, AtomicInteger left, Fault fault) {}

    private final class Under implements Fault.Exchange {
        private final String head;
        private final InputStream body;
        private final Socket client;
        private final Socket server;

        Under(String head, InputStream body, Socket client, Socket server) {
            this.head = head;
            this.body = body;
            this.client = client;
            this.server = server;
        }

        @Override
        public InputStream clientBody() {
            return body;
        }

        @Override
        public OutputStream toClient() {
            try {
                return client.getOutputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void forward(InputStream bytes) throws IOException {
            String once = head.replaceAll("(?im)^(connection|expect):.*\r\n", "");
            String closing = once.substring(0, once.length() - 2) + "Connection: close\r\n\r\n";
            OutputStream out = server.getOutputStream();
            out.write(closing.getBytes(StandardCharsets.ISO_8859_1));
            bytes.transferTo(out);
            out.flush();
        }

        @Override
        public InputStream answer() throws IOException {
            return server.getInputStream();
        }

        @Override
        public void awaitEnd() throws InterruptedException {
            end.await();
        }
    }

    /** The bytes that the head announced, and no more. */
    private static final class Body extends InputStream {
        private final InputStream in;
        private long left;

        Body(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            if (left == 0) {
                return -1;
            }
            int taken = in.read(target, offset, (int) Math.min(count, left));
            if (taken < 0) {
                throw new EOFException("The client broke off");
            }
            left -= taken;
            return taken;
        }
    }
}
