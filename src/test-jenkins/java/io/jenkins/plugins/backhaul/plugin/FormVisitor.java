package io.jenkins.plugins.backhaul.plugin;

import java.net.URL;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;

/** Asks the methods behind forms what they tell a user. */
record FormVisitor(JenkinsRule jenkins) {
    String post(String user, String method) throws Exception {
        return answer(user, HttpMethod.POST, method).getContentAsString();
    }

    int postForStatus(String user, String method) throws Exception {
        return answer(user, HttpMethod.POST, method).getStatusCode();
    }

    int get(String user, String method) throws Exception {
        return answer(user, HttpMethod.GET, method).getStatusCode();
    }

    private WebResponse answer(String user, HttpMethod verb, String method) throws Exception {
        try (WebClient client = PlainClient.of(jenkins, user).withThrowExceptionOnFailingStatusCode(false)) {
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), method), verb);
            if (verb == HttpMethod.POST) {
                client.addCrumb(request);
            }
            return client.loadWebResponse(request);
        }
    }
}
