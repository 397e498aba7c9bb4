package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.Key.Group;
import io.jenkins.plugins.backhaul.config.Key.One;
import java.net.URI;
import java.util.List;

/** The keys about who is told, on a page of their own. */
final class NotifyKeys {
    static final One<String> SLACK_WEBHOOK =
            new One<>("slack-webhook", Value.line(), "The secret that holds the address of a Slack incoming webhook.");
    static final One<String> SLACK_TOKEN =
            new One<>("slack-token", Value.line(), "The secret that holds a Slack bot's token.");
    static final One<String> SLACK_CHANNEL = new One<>(
            "slack-channel",
            Value.matching("^[#@]?[A-Za-z0-9][A-Za-z0-9._-]{0,79}$", "a channel like \"#wizards\""),
            "The channel that the bot writes to, such as \"#wizards\".");
    static final One<String> WEBHOOK =
            new One<>("webhook", Value.line(), "The secret that holds an address which is sent JSON.");
    static final One<String> SENTRY_TOKEN =
            new One<>("sentry-token", Value.line(), "The secret that holds a token for Sentry's releases.");
    static final One<String> SENTRY_ORGANIZATION = new One<>(
            "sentry-organization",
            Value.matching(Keys.SLUG, "a name as in Sentry's addresses"),
            "The organization in Sentry.");
    static final One<String> SENTRY_PROJECT = new One<>(
            "sentry-project", Value.matching(Keys.SLUG, "a name as in Sentry's addresses"), "The project in Sentry.");
    static final One<URI> SENTRY_ADDRESS = new One<>(
            "sentry-url",
            Value.address(Keys.ENDPOINT_ADDRESS, "an address like https://sentry.example"),
            "The address of your own Sentry. Default: https://sentry.io.");
    static final Group NOTIFY = new Group(
            "notify",
            "Who is told of a deployment. A secret is named by the id of a \"Secret text\" in Jenkins; the command line takes it"
                    + " from the variable of that name in capitals: slack-wizards is SLACK_WIZARDS.",
            List.of(
                    SLACK_WEBHOOK,
                    SLACK_TOKEN,
                    SLACK_CHANNEL,
                    WEBHOOK,
                    SENTRY_TOKEN,
                    SENTRY_ORGANIZATION,
                    SENTRY_PROJECT,
                    SENTRY_ADDRESS));

    private NotifyKeys() {}
}
