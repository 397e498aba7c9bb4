package io.jenkins.plugins.backhaul.storage.presigned;

import java.io.Serializable;
import java.net.URI;
import java.util.Map;

/**
 * A signed address that allows one kind of request to one object until it expires. Whoever holds it may do that request,
 * so it is as secret as a password: {@link #toString()} shows neither address nor headers.
 *
 * @param address where to send the request; its query holds the signature
 * @param headers what the request must carry, because the signature covers it
 */
public record Ticket(URI address, Map<String, String> headers) implements Serializable {
    /** Keeps a copy of the headers. */
    public Ticket {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "Ticket[signed address, hidden]";
    }
}
