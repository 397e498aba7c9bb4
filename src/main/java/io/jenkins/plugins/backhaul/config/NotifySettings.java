package io.jenkins.plugins.backhaul.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Who is told of what happened. Secrets are named, never held: see {@link #variable}.
 *
 * @param slackWebhook the secret that holds the address of a Slack incoming webhook
 * @param slackBot a bot that writes to a channel
 * @param webhook the secret that holds an address which is sent JSON
 * @param sentry where releases are recorded
 */
public record NotifySettings(
        Optional<String> slackWebhook, Optional<SlackBot> slackBot, Optional<String> webhook, Optional<Sentry> sentry) {
    /** Nobody is told. */
    public static final NotifySettings NOBODY =
            new NotifySettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A bot of Slack.
     *
     * @param token the secret that holds its token
     * @param channel such as {@code #wizards}
     */
    public record SlackBot(String token, String channel) {}

    /**
     * A project of Sentry.
     *
     * @param token the secret that holds a token
     * @param organization as in Sentry's addresses
     * @param project as in Sentry's addresses
     * @param url the address of the server
     */
    public record Sentry(String token, String organization, String project, URI url) {}

    /**
     * The environment variable that the command line takes a secret from: its id in capitals, with an underscore for whatever is
     * neither letter nor digit.
     */
    public static String variable(String id) {
        return id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
