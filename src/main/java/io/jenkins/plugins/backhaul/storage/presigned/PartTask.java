package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.ByteBuffer;
import java.util.List;

/** Sends one part. */
final class PartTask implements Task {
    private final UploadControl control;
    private final Part part;
    private final List<ByteBuffer> content;
    private volatile PartBody body;

    PartTask(UploadControl control, Part part, List<ByteBuffer> content) {
        this.control = control;
        this.part = part;
        this.content = content;
        this.body = new PartBody(content, part.size());
    }

    @Override
    public String name() {
        return "Sending part " + part.number() + " of " + control.terms().location();
    }

    @Override
    public String permission() {
        return "s3:PutObject";
    }

    @Override
    public Ticket ticket() throws StorageException {
        return control.ticket(part);
    }

    @Override
    public HttpRequest request(Ticket ticket) {
        body = new PartBody(content, part.size());
        HttpRequest.Builder request = HttpRequest.newBuilder(ticket.address()).PUT(body);
        ticket.headers().forEach(request::setHeader);
        return request.build();
    }

    @Override
    public BodyHandler<String> receiver() {
        return ErrorText.keep();
    }

    @Override
    public long progress() {
        return body.progress();
    }

    @Override
    public void check(HttpResponse<String> answer) throws IOException {
        if (answer.headers().firstValue("ETag").isEmpty()) {
            throw new EOFException("The store took the part but did not say its ETag");
        }
    }

    @Override
    public StorageException refused(StoreAnswer answer) {
        return new StorageException(name() + " failed: " + answer.explain(permission()) + ".");
    }
}
