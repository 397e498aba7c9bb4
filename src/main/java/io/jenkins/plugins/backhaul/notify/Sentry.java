package io.jenkins.plugins.backhaul.notify;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Records releases and their deployments in Sentry (docs.sentry.io/api/releases); hears nothing of anything else. */
public final class Sentry implements Channel {
    private final URI server;
    private final String token;
    private final String organization;
    private final String project;

    /**
     * A project of Sentry.
     *
     * @param server such as {@code https://sentry.io}
     * @param token one that may write releases, which is secret
     */
    public Sentry(URI server, String token, String organization, String project) {
        this.server = server;
        this.token = token;
        this.organization = organization;
        this.project = project;
    }

    @Override
    public String name() {
        return "Sentry";
    }

    @Override
    public void tell(Notice notice) throws IOException, InterruptedException {
        if (notice.release().isEmpty()) {
            return;
        }
        Release release = notice.release().get();
        URI releases = server.resolve("/api/0/organizations/" + organization + "/releases/");
        JsonPost.withToken(releases, token)
                .send(Map.of("version", release.version(), "projects", List.of(project)))
                .requireSuccess();
        JsonPost.withToken(releases.resolve(release.version() + "/deploys/"), token)
                .send(Map.of(
                        "environment",
                        release.environment(),
                        "dateStarted",
                        release.begun().toString(),
                        "dateFinished",
                        release.ended().toString()))
                .requireSuccess();
    }
}
