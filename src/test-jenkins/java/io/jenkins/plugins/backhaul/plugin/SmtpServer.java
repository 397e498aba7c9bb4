package io.jenkins.plugins.backhaul.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes mail by SMTP (RFC 5321), as much of it as Jenkins speaks, and keeps it. */
final class SmtpServer implements AutoCloseable {
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;

    private SmtpServer(ServerSocket socket) {
        this.socket = socket;
    }

    static SmtpServer start() throws IOException {
        SmtpServer server = new SmtpServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(server::serve, "smtp");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Each mail as it came, its recipients in the first lines. */
    List<String> mails() {
        return List.copyOf(mails);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                converse(client);
            } catch (IOException e) {
                // The next one may do better; when the server is closed there is none.
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        StringBuilder mail = new StringBuilder();
        say(out, "220 test");
        for (String line = in.readLine(); line != null && !line.startsWith("QUIT"); line = in.readLine()) {
            if (line.startsWith("RCPT TO")) {
                mail.append(line).append('\n');
            }
            if (line.equals("DATA")) {
                say(out, "354 go on");
                for (String text = in.readLine(); !text.equals("."); text = in.readLine()) {
                    mail.append(text).append('\n');
                }
                mails.add(mail.toString());
            }
            say(out, "250 ok");
        }
        say(out, "221 bye");
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
