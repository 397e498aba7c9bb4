package io.jenkins.plugins.backhaul.plugin;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.backhaul.config.NotifySettings;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Who is told of projects whose {@code backhaul.yml} names nobody. Holds no secret. */
public final class Notifications implements Describable<Notifications> {
    private String slackWebhookCredentialsId;
    private String slackTokenCredentialsId;
    private String slackChannel;
    private String webhookCredentialsId;

    /** Nobody. */
    @DataBoundConstructor
    public Notifications() {
        // Everything is optional.
    }

    /** The secret text that holds the address of a Slack incoming webhook; null for none. */
    public String getSlackWebhookCredentialsId() {
        return slackWebhookCredentialsId;
    }

    @DataBoundSetter
    public void setSlackWebhookCredentialsId(String slackWebhookCredentialsId) {
        this.slackWebhookCredentialsId = Util.fixEmptyAndTrim(slackWebhookCredentialsId);
    }

    /** The secret text that holds the token of a bot of Slack; null for none. */
    public String getSlackTokenCredentialsId() {
        return slackTokenCredentialsId;
    }

    @DataBoundSetter
    public void setSlackTokenCredentialsId(String slackTokenCredentialsId) {
        this.slackTokenCredentialsId = Util.fixEmptyAndTrim(slackTokenCredentialsId);
    }

    /** The channel that the bot writes to. */
    public String getSlackChannel() {
        return slackChannel;
    }

    @DataBoundSetter
    public void setSlackChannel(String slackChannel) {
        this.slackChannel = Util.fixEmptyAndTrim(slackChannel);
    }

    /** The secret text that holds an address which is sent JSON; null for none. */
    public String getWebhookCredentialsId() {
        return webhookCredentialsId;
    }

    @DataBoundSetter
    public void setWebhookCredentialsId(String webhookCredentialsId) {
        this.webhookCredentialsId = Util.fixEmptyAndTrim(webhookCredentialsId);
    }

    /** The same as a project would say it. */
    NotifySettings settings() {
        return new NotifySettings(
                Optional.ofNullable(slackWebhookCredentialsId),
                Optional.ofNullable(slackTokenCredentialsId)
                        .filter(token -> slackChannel != null)
                        .map(token -> new NotifySettings.SlackBot(token, slackChannel)),
                Optional.ofNullable(webhookCredentialsId),
                Optional.empty());
    }

    /** The part of the form that describes them. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<Notifications> {
        @Override
        public String getDisplayName() {
            return "Notifications";
        }

        /** Secret texts; none but the present one to somebody who is no administrator. */
        @POST
        public ListBoxModel doFillSlackWebhookCredentialsIdItems(@QueryParameter String slackWebhookCredentialsId) {
            return secretTexts(slackWebhookCredentialsId);
        }

        /** As for the webhook of Slack. */
        @POST
        public ListBoxModel doFillSlackTokenCredentialsIdItems(@QueryParameter String slackTokenCredentialsId) {
            return secretTexts(slackTokenCredentialsId);
        }

        /** As for the webhook of Slack. */
        @POST
        public ListBoxModel doFillWebhookCredentialsIdItems(@QueryParameter String webhookCredentialsId) {
            return secretTexts(webhookCredentialsId);
        }

        /** A bot without a channel tells nobody. */
        @POST
        public FormValidation doCheckSlackChannel(
                @QueryParameter String value, @QueryParameter String slackTokenCredentialsId) {
            boolean missing = Util.fixNull(value).isBlank()
                    && !Util.fixNull(slackTokenCredentialsId).isBlank();
            return missing && Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? FormValidation.error("Say which channel the bot writes to, such as #operations.")
                    : FormValidation.ok();
        }

        private static ListBoxModel secretTexts(String current) {
            StandardListBoxModel items = new StandardListBoxModel();
            if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                items.includeEmptyValue();
                items.includeMatchingAs(
                        ACL.SYSTEM2,
                        Jenkins.get(),
                        StandardCredentials.class,
                        List.of(),
                        CredentialsMatchers.instanceOf(StringCredentials.class));
            }
            return items.includeCurrentValue(Util.fixNull(current));
        }
    }
}
