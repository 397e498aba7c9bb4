package io.jenkins.plugins.backhaul.plugin;

import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;

/** A browser that shows pages as they come from Jenkins and runs none of their scripts, which take most of a page's time. */
final class PlainClient {
    private PlainClient() {}

    static WebClient of(JenkinsRule jenkins) {
        return jenkins.createWebClient().withJavaScriptEnabled(false);
    }

    /** Logged in as a user of the dummy security realm. */
    static WebClient of(JenkinsRule jenkins, String user) throws Exception {
        return of(jenkins).withBasicCredentials(user);
    }
}
