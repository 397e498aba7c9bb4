package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.util.Secret;
import io.jenkins.plugins.backhaul.media.MediaPlace;
import io.jenkins.plugins.backhaul.media.s3.S3Place;
import io.jenkins.plugins.backhaul.plugin.keys.StoreKeys;
import io.jenkins.plugins.backhaul.storage.StorageException;
import io.jenkins.plugins.backhaul.storage.presigned.TicketStore;
import io.jenkins.plugins.backhaul.storage.s3.S3Connection;
import io.jenkins.plugins.backhaul.storage.s3.S3Endpoint;
import io.jenkins.plugins.backhaul.storage.s3.S3Location;
import io.jenkins.plugins.backhaul.storage.s3.S3ObjectStore;
import io.jenkins.plugins.backhaul.storage.s3.S3Proxy;
import io.jenkins.plugins.backhaul.storage.s3.S3Settings;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/** Makes a store's settings into an open store. The only class of this room that names an implementation of stores. */
final class StoreOpener {
    private final Store store;

    StoreOpener(Store store) {
        this.store = store;
    }

    /**
     * Opens it; asks nothing of S3 yet.
     *
     * @param keys who we are; nothing for what the controller finds in its environment
     * @param location the store's, or one within it
     */
    TicketStore open(Optional<StandardCredentials> keys, String location) throws AbortException {
        return open(keys, location, connection());
    }

    /** The same for somebody who waits for the answer: gives up soon. */
    TicketStore openBriefly(Optional<StandardCredentials> keys, String location) throws AbortException {
        return open(keys, location, connection().briefly());
    }

    /** The same as a place for media. */
    MediaPlace openMedia(Optional<StandardCredentials> keys, String location) throws AbortException {
        return opened(() -> S3Place.open(settings(keys, location), connection()));
    }

    private TicketStore open(Optional<StandardCredentials> keys, String location, S3Connection connection)
            throws AbortException {
        return opened(() -> S3ObjectStore.open(settings(keys, location), connection));
    }

    private S3Settings settings(Optional<StandardCredentials> keys, String location) throws AbortException {
        S3Settings settings = S3Settings.of(S3Location.parse(location)).withEndpoint(endpoint());
        if (keys.isPresent()) {
            settings = settings.withCredentials(StoreKeys.read(keys.get()));
        }
        return store.getKmsKeyId() == null ? settings : settings.withKmsKey(store.getKmsKeyId());
    }

    private <T> T opened(Opening<T> opening) throws AbortException {
        try {
            return opening.open();
        } catch (IllegalArgumentException | StorageException e) {
            throw new AbortException("The store '" + store.getName() + "' cannot be opened: " + e.getMessage());
        }
    }

    private static S3Connection connection() {
        return S3Connection.apache(
                Optional.ofNullable(Jenkins.get().getProxy())
                        .filter(each -> each.getName() != null)
                        .map(StoreOpener::proxy),
                ProxyConfiguration.newHttpClientBuilder());
    }

    private static S3Proxy proxy(ProxyConfiguration proxy) {
        return new S3Proxy(
                URI.create("http://" + proxy.getName() + ":" + proxy.getPort()),
                Optional.ofNullable(Util.fixEmpty(proxy.getUserName())),
                Secret.toString(proxy.getSecretPassword()),
                proxy.getNoProxyHostPatterns().stream().map(Pattern::pattern).collect(Collectors.toSet()));
    }

    private S3Endpoint endpoint() {
        S3Endpoint endpoint =
                store.getEndpoint() == null ? S3Endpoint.amazon() : S3Endpoint.at(URI.create(store.getEndpoint()));
        endpoint = endpoint.withPathStyle(store.isPathStyle());
        return store.getRegion() == null ? endpoint : endpoint.withRegion(store.getRegion());
    }

    /** Makes something of settings. */
    @FunctionalInterface
    private interface Opening<T> {
        T open() throws AbortException, StorageException;
    }
}
