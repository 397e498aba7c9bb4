package io.jenkins.plugins.backhaul.plugin.keys;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Extension;
import io.jenkins.plugins.backhaul.storage.s3.S3Credentials;

/** AWS credentials, roles too. Absent when the plugin aws-credentials is: then its constructor cannot run. */
@Extension(optional = true)
public final class AwsKeys extends StoreKeys {
    /** For Jenkins. */
    public AwsKeys() {
        super(AmazonWebServicesCredentials.class);
    }

    @Override
    S3Credentials keysOf(StandardCredentials credentials) {
        return S3Credentials.by((AmazonWebServicesCredentials) credentials);
    }
}
