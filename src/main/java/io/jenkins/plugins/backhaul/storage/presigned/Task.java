package io.jenkins.plugins.backhaul.storage.presigned;

import io.jenkins.plugins.backhaul.storage.StorageException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;

/** One request that may have to be sent several times. Its parts are used by one thread at a time. */
interface Task {
    /** What is done, to begin a sentence: {@code "Sending part 3 of s3://…"}. */
    String name();

    /** What the store must allow for it, such as {@code s3:PutObject}. */
    String permission();

    Ticket ticket() throws StorageException;

    /** The request for what is still to do. */
    HttpRequest request(Ticket ticket);

    /** Takes the answer in; the body it gives is empty unless the status tells of an error. */
    BodyHandler<String> receiver();

    /** A figure that changes as long as bytes move. */
    long progress();

    /**
     * Looks at an answer whose status is 2xx.
     *
     * @throws IOException when it is not what was asked for, but may be at the next try
     * @throws StorageException when it never will be
     */
    void check(HttpResponse<String> answer) throws IOException;

    /** The failure to report when the store refused for good. */
    StorageException refused(StoreAnswer answer);
}
