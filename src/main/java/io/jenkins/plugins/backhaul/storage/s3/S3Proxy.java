package io.jenkins.plugins.backhaul.storage.s3;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.apache.ProxyConfiguration;

/**
 * An HTTP proxy. {@code toString} shows no password.
 *
 * @param address such as {@code http://proxy.example.org:3128}
 * @param user who we are to it, if it asks
 * @param password of that user; empty without one
 * @param direct regular expressions of host names that are reached without it
 */
public record S3Proxy(URI address, Optional<String> user, String password, Set<String> direct) {
    /** Keeps a copy of the set. */
    public S3Proxy {
        direct = Set.copyOf(direct);
    }

    ProxyConfiguration forApache() {
        ProxyConfiguration.Builder proxy = ProxyConfiguration.builder()
                .endpoint(address)
                .nonProxyHosts(direct)
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false);
        user.ifPresent(name -> proxy.username(name).password(password));
        return proxy.build();
    }

    @Override
    public String toString() {
        return "S3Proxy[" + address + "]";
    }
}
