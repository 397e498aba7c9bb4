package io.jenkins.plugins.backhaul.config;

import io.jenkins.plugins.backhaul.config.EnvironmentSettings.Deployment;
import io.jenkins.plugins.backhaul.config.YamlNode.Mapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads what a file says of testing, deploying and telling, and fills in conventions. */
final class DeploymentReader {
    private static final URI SENTRY = URI.create("https://sentry.io");

    private final Problems problems;

    DeploymentReader(Problems problems) {
        this.problems = problems;
    }

    Deployment deployment(Section environment, Optional<HerokuSettings> heroku, boolean production) {
        Optional<URI> url = environment.get(Keys.ADDRESS);
        return new Deployment(
                environment.get(Keys.NODE),
                environment.get(Keys.FOLDER),
                url,
                environment.get(Keys.BACKUP_BEFORE_DEPLOY).orElse(production),
                way(environment, heroku),
                health(group(environment, Keys.HEALTH), url));
    }

    /** The app at Heroku that an environment is. */
    Optional<HerokuSettings> heroku(Section environment) {
        Optional<String> app = environment.get(HerokuKeys.HEROKU);
        Optional<String> token = environment.get(HerokuKeys.HEROKU_TOKEN);
        if (token.isPresent() && app.isEmpty()) {
            environment.report(HerokuKeys.HEROKU_TOKEN, "'heroku-token' needs 'heroku' beside it");
        }
        return app.map(name -> new HerokuSettings(name, token.orElse(HerokuSettings.USUAL_TOKEN)));
    }

    private static DeploymentWay way(Section environment, Optional<HerokuSettings> heroku) {
        if (heroku.isPresent()) {
            return DeploymentWay.Push.to(heroku.get());
        }
        Optional<String> remote = environment.get(Keys.REMOTE);
        Optional<String> branch = environment.get(Keys.REMOTE_BRANCH);
        if (remote.isPresent()) {
            return new DeploymentWay.Push(remote.get(), branch.orElse("main"));
        }
        if (branch.isPresent()) {
            environment.report(Keys.REMOTE_BRANCH, "'remote-branch' needs 'remote' beside it");
        }
        return new DeploymentWay.Compose(
                environment.get(Keys.SERVICES).orElse(List.of()),
                environment.get(Keys.RESTART_WHEN_MOUNTED).orElse(true));
    }

    private static HealthSettings health(Section section, Optional<URI> environment) {
        Optional<URI> url = section.get(Keys.HEALTH_ADDRESS).or(() -> environment);
        Optional<Integer> status = section.get(Keys.HEALTH_STATUS);
        Optional<String> text = section.get(Keys.HEALTH_TEXT);
        if (url.isEmpty() && status.isPresent()) {
            section.report(Keys.HEALTH_STATUS, "'status' needs a 'url' that can be asked, here or in the environment");
        }
        if (url.isEmpty() && text.isPresent()) {
            section.report(Keys.HEALTH_TEXT, "'text' needs a 'url' that can be asked, here or in the environment");
        }
        return new HealthSettings(
                url,
                status,
                text,
                section.get(Keys.HEALTH_TIMEOUT).orElse(HealthSettings.USUAL_TIMEOUT),
                section.get(Keys.HEALTH_HOLD).orElse(HealthSettings.USUAL_HOLD));
    }

    TestSettings test(Section top) {
        return new TestSettings(top.get(Keys.TEST), top.get(Keys.REPORTS));
    }

    NotifySettings notifications(Section top) {
        Section section = group(top, NotifyKeys.NOTIFY);
        return new NotifySettings(
                section.get(NotifyKeys.SLACK_WEBHOOK),
                slackBot(section),
                section.get(NotifyKeys.WEBHOOK),
                sentry(section));
    }

    private static Optional<NotifySettings.SlackBot> slackBot(Section section) {
        Optional<String> token = section.get(NotifyKeys.SLACK_TOKEN);
        Optional<String> channel = section.get(NotifyKeys.SLACK_CHANNEL);
        if (token.isPresent() && channel.isEmpty()) {
            section.report(NotifyKeys.SLACK_TOKEN, "'slack-token' needs 'slack-channel' beside it");
        }
        if (channel.isPresent() && token.isEmpty()) {
            section.report(NotifyKeys.SLACK_CHANNEL, "'slack-channel' needs 'slack-token' beside it");
        }
        return token.flatMap(id -> channel.map(name -> new NotifySettings.SlackBot(id, name)));
    }

    private static Optional<NotifySettings.Sentry> sentry(Section section) {
        Optional<String> token = section.get(NotifyKeys.SENTRY_TOKEN);
        Optional<String> organization = section.get(NotifyKeys.SENTRY_ORGANIZATION);
        Optional<String> project = section.get(NotifyKeys.SENTRY_PROJECT);
        URI url = section.get(NotifyKeys.SENTRY_ADDRESS).orElse(SENTRY);
        if (token.isPresent() && (organization.isEmpty() || project.isEmpty())) {
            section.report(
                    NotifyKeys.SENTRY_TOKEN,
                    "'sentry-token' needs 'sentry-organization' and 'sentry-project' beside it");
        }
        return token.flatMap(id ->
                organization.flatMap(owner -> project.map(name -> new NotifySettings.Sentry(id, owner, name, url))));
    }

    private Section group(Section above, Key.Group key) {
        Mapping nothing = Mapping.empty(Place.of(key.name()));
        return new Section(above.section(key).orElse(nothing), key.keys(), problems);
    }
}
