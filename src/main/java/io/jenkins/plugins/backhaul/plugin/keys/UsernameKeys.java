package io.jenkins.plugins.backhaul.plugin.keys;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import io.jenkins.plugins.backhaul.storage.s3.S3Credentials;

/** A username and a password that are an access key and its secret. */
@Extension
public final class UsernameKeys extends StoreKeys {
    /** For Jenkins. */
    public UsernameKeys() {
        super(StandardUsernamePasswordCredentials.class);
    }

    @Override
    S3Credentials keysOf(StandardCredentials credentials) {
        StandardUsernamePasswordCredentials login = (StandardUsernamePasswordCredentials) credentials;
        return S3Credentials.of(login.getUsername(), login.getPassword().getPlainText());
    }
}
