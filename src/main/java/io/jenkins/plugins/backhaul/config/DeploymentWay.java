package io.jenkins.plugins.backhaul.config;

import java.util.List;
import java.util.Optional;

/** How a commit gets to an environment. */
public sealed interface DeploymentWay {
    /**
     * It is checked out in the environment's folder, whose Compose project is then taken up.
     *
     * @param services the services that are built and started anew; empty for all
     * @param restartMounted whether a service that mounts changed files of the folder, and was not created anew, is restarted
     */
    record Compose(List<String> services, boolean restartMounted) implements DeploymentWay {
        /** Keeps a copy of the list. */
        public Compose {
            services = List.copyOf(services);
        }
    }

    /**
     * It is pushed to a Git remote that deploys it.
     *
     * @param remote the name or the address of the remote, without a password
     * @param branch the branch there
     * @param heroku the app at Heroku whose remote it is, if the environment is one
     */
    record Push(String remote, String branch, Optional<HerokuSettings> heroku) implements DeploymentWay {
        /** To a remote that Git knows how to log in to. */
        public Push(String remote, String branch) {
            this(remote, branch, Optional.empty());
        }

        /** To an app at Heroku, which builds what is pushed to main. */
        static Push to(HerokuSettings app) {
            return new Push("https://git.heroku.com/" + app.app() + ".git", "main", Optional.of(app));
        }
    }
}
