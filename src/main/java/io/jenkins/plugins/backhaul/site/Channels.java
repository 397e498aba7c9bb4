package io.jenkins.plugins.backhaul.site;

import io.jenkins.plugins.backhaul.config.NotifySettings;
import io.jenkins.plugins.backhaul.notify.Channel;
import io.jenkins.plugins.backhaul.notify.Sentry;
import io.jenkins.plugins.backhaul.notify.SlackBot;
import io.jenkins.plugins.backhaul.notify.SlackWebhook;
import io.jenkins.plugins.backhaul.notify.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes channels of the settings, with the secrets that those only name. */
public final class Channels {
    private final Function<String, Optional<String>> secrets;
    private final Consumer<String> missing;

    /**
     * Channels by secrets.
     *
     * @param secrets finds a secret by its id
     * @param missing gets the id of each that is not found; whoever it is for is then not told
     */
    public Channels(Function<String, Optional<String>> secrets, Consumer<String> missing) {
        this.secrets = secrets;
        this.missing = missing;
    }

    /** Everybody who is to be told. */
    public List<Channel> of(NotifySettings settings) {
        List<Channel> channels = new ArrayList<>();
        settings.slackWebhook().flatMap(this::secret).map(SlackWebhook::new).ifPresent(channels::add);
        settings.slackBot()
                .flatMap(bot -> secret(bot.token()).map(token -> new SlackBot(SlackBot.SLACK, token, bot.channel())))
                .ifPresent(channels::add);
        settings.webhook().flatMap(this::secret).map(Webhook::new).ifPresent(channels::add);
        settings.sentry()
                .flatMap(sentry -> secret(sentry.token())
                        .map(token -> new Sentry(sentry.url(), token, sentry.organization(), sentry.project())))
                .ifPresent(channels::add);
        return channels;
    }

    private Optional<String> secret(String id) {
        Optional<String> secret = secrets.apply(id).filter(text -> !text.isBlank());
        if (secret.isEmpty()) {
            missing.accept(id);
        }
        return secret;
    }
}
