package io.jenkins.plugins.backhaul.plugin.keys;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.backhaul.storage.s3.S3Credentials;

/** A kind of credentials that opens a store. */
public abstract class StoreKeys implements ExtensionPoint {
    private final Class<? extends StandardCredentials> kind;

    StoreKeys(Class<? extends StandardCredentials> kind) {
        this.kind = kind;
    }

    abstract S3Credentials keysOf(StandardCredentials credentials);

    /**
     * What credentials say to S3.
     *
     * @throws IllegalArgumentException when they are of no kind that opens a store; the message says so
     */
    public static S3Credentials read(StandardCredentials credentials) {
        return all().stream()
                .filter(each -> each.kind.isInstance(credentials))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the credentials '" + credentials.getId()
                        + "' hold no keys. Choose AWS credentials, or a username with password that are an access key"
                        + " and its secret"))
                .keysOf(credentials);
    }

    /** Matches credentials of all kinds that open a store. */
    public static CredentialsMatcher matcher() {
        return CredentialsMatchers.anyOf(all().stream()
                .map(each -> CredentialsMatchers.instanceOf(each.kind))
                .toArray(CredentialsMatcher[]::new));
    }

    private static ExtensionList<StoreKeys> all() {
        return ExtensionList.lookup(StoreKeys.class);
    }
}
