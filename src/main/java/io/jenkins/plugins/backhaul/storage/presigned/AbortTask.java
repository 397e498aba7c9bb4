package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.ObjectNotFoundException;
import io.jenkins.plugins.backhaul.storage.StorageException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;

/**
 * Ends one upload, whose parts the store then removes.
 *
 * @param location the object as a person names it
 */
record AbortTask(Ticket ticket, String location) implements Task {
    private static final int NOT_FOUND = 404;

    @Override
    public String name() {
        return "Removing the parts of the unfinished " + location;
    }

    @Override
    public String permission() {
        return "s3:AbortMultipartUpload";
    }

    @Override
    public HttpRequest request(Ticket ticket) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ticket.address()).DELETE();
        ticket.headers().forEach(request::setHeader);
        return request.build();
    }

    @Override
    public BodyHandler<String> receiver() {
        return ErrorText.keep();
    }

    @Override
    public long progress() {
        return 0;
    }

    @Override
    public void check(HttpResponse<String> answer) {}

    @Override
    public StorageException refused(StoreAnswer answer) {
        String sentence = name() + " failed: " + answer.explain(permission()) + ".";
        return answer.status() == NOT_FOUND ? new ObjectNotFoundException(sentence) : new StorageException(sentence);
    }
}
