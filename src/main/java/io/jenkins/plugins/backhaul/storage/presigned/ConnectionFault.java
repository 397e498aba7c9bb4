package io.jenkins.plugins.backhaul.storage.presigned;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says in words why a connection failed, without the address, which may be signed. */
public final class ConnectionFault {
    private ConnectionFault() {}

    /** The rest of a sentence after "because"; names what to check. */
    public static String explain(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String known = explainOne(t);
            if (known != null) {
                return known;
            }
        }
        return "the connection broke; check the network";
    }

    private static String explainOne(Throwable t) {
        if (t instanceof UnknownHostException || t instanceof UnresolvedAddressException) {
            return "the name of the endpoint's host cannot be resolved; check the endpoint and the name service";
        }
        if (t instanceof NoRouteToHostException) {
            return "there is no route to the endpoint; check the network";
        }
        if (t instanceof HttpConnectTimeoutException) {
            return "the endpoint did not accept a connection in time; check the endpoint and the firewall";
        }
        if (t instanceof ConnectException && t.getCause() == null) {
            return "the endpoint refused the connection; check the endpoint, its port and that the store runs";
        }
        if (t instanceof HttpTimeoutException || t instanceof SocketTimeoutException) {
            return "the store was too slow (" + t.getMessage() + "); check the network";
        }
        if (t instanceof SSLException) {
            return "no trusted TLS connection could be made; check the endpoint's scheme and certificate";
        }
        return null;
    }
}
