package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.util.Secret;
import io.jenkins.plugins.backhaul.testkit.LocalS3;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** Stores and credentials as an administrator would set them up for a local S3 server. */
final class StoresForTests {
    private StoresForTests() {}

    /** A store named {@code backups} below {@code jenkins/}, opened by the credentials {@code s3-keys}. */
    static Store backupsAt(String endpoint) {
        Store store = new Store("backups", LocalS3.BUCKET);
        store.setPrefix("jenkins");
        store.setEndpoint(endpoint);
        store.setPathStyle(true);
        store.setCredentialsId("s3-keys");
        return store;
    }

    /** The keys of that server, as credentials {@code s3-keys}. */
    static Credentials keysOf(S3Server s3) throws Exception {
        return login(CredentialsScope.GLOBAL, "s3-keys", s3.accessKey(), s3.secretKey());
    }

    static Credentials login(CredentialsScope scope, String id, String user, String password) throws Exception {
        return new UsernamePasswordCredentialsImpl(scope, id, "for tests", user, password);
    }

    static Credentials text(String id, String secret) {
        return new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "for tests", Secret.fromString(secret));
    }

    static void add(Credentials credentials) throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().add(credentials);
        SystemCredentialsProvider.getInstance().save();
    }

    static void add(Folder folder, Credentials credentials) throws Exception {
        for (CredentialsStore store : CredentialsProvider.lookupStores(folder)) {
            if (store.getContext() == folder) {
                store.addCredentials(Domain.global(), credentials);
                return;
            }
        }
        throw new IllegalStateException("The folder keeps no credentials");
    }
}
