package com.cloudbees.jenkins.plugins.awscredentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A signature for the compiler, written by bin/signatures. */
public interface AmazonWebServicesCredentials extends StandardCredentials, AwsCredentialsProvider {}
