package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.ObjectNotFoundException;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.StoredObject;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.ResponseInfo;

/** Fetches one range of an object; after a broken connection it goes on where that one ended. */
final class RangeTask implements Task {
    private static final int PARTIAL_CONTENT = 206;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final DownloadControl control;
    private final long start;
    private final RangeBody body;
    private long from;

    RangeTask(DownloadControl control, long start, byte[] target, int length) {
        this.control = control;
        this.start = start;
        this.body = new RangeBody(target, length);
    }

    @Override
    public String name() {
        return "Reading " + control.location() + " from byte " + start;
    }

    @Override
    public String permission() {
        return control.permission();
    }

    @Override
    public Ticket ticket() throws StorageException {
        return control.ticket();
    }

    @Override
    public HttpRequest request(Ticket ticket) {
        from = start + body.startOver();
        HttpRequest.Builder request = HttpRequest.newBuilder(ticket.address()).GET();
        ticket.headers().forEach(request::setHeader);
        return request.setHeader("Range", "bytes=" + from + "-" + (start + body.length() - 1))
                .setHeader("If-Match", "\"" + control.object().etag() + "\"")
                .build();
    }

    @Override
    public BodyHandler<String> receiver() {
        return head -> head.statusCode() == PARTIAL_CONTENT && isWanted(head) ? body.next() : new ErrorText();
    }

    private boolean isWanted(ResponseInfo head) {
        return head.headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + from + "-"))
                .isPresent();
    }

    @Override
    public long progress() {
        return body.received();
    }

    @Override
    public void check(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != PARTIAL_CONTENT) {
            throw new StorageException(name() + " failed: the store does not answer requests for a range of bytes.");
        }
        String expected = control.object().etag();
        String etag = answer.headers().firstValue("ETag").orElse(expected);
        if (!etag.replace("\"", "").equals(expected)) {
            throw changed();
        }
        if (!body.isComplete()) {
            throw new EOFException("The store sent fewer bytes than asked for");
        }
    }

    @Override
    public StorageException refused(StoreAnswer answer) {
        return switch (answer.status()) {
            case NOT_FOUND -> new ObjectNotFoundException("There is no object " + control.location() + " any more.");
            case PRECONDITION_FAILED, RANGE_NOT_SATISFIABLE -> changed();
            default -> new StorageException(name() + " failed: " + answer.explain(permission()) + ".");
        };
    }

    private StorageException changed() {
        StoredObject expected = control.object();
        return new StorageException(
                "The object " + control.location() + " was changed while it was read: it is not the " + expected.size()
                        + " bytes of " + expected.modified() + " any more. Read it again from the start.");
    }
}
